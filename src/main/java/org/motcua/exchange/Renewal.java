package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews the certificates of a gateway when two thirds of their time are over: makes new keys, has
/// the centre certify them by what the old key signs, waits until every gateway has heard of them,
/// and takes them into use. Messages go on all the while; whatever fails is tried again.
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final int MILLIS = 10_000;
    private static final int LARGEST = 1 << 16;
    private static final Duration WARNING = Duration.ofDays(10);

    private final Gateway gateway;
    private final Path folder;
    private final Clock clock;
    private boolean failed;

    Renewal(Gateway gateway, Path folder, Clock clock) {
        this.gateway = gateway;
        this.folder = folder;
        this.clock = clock;
    }

    void look() {
        var enrolling = new Enrolling(folder, gateway.id());
        var centre = gateway.settings().centre();
        if (enrolling.grantedAt().isPresent()) {
            long since = enrolling.grantedAt().getAsLong();
            if (clock.millis() - since >= gateway.settings().settleSeconds() * 1000L
                    && listed(enrolling)) {
                enrolling.takeIntoUse();
                gateway.use(GatewayKeys.in(folder));
                LOG.info(
                        "New certificates are in use; they hold until {}.",
                        gateway.keys().sign().certificate().getNotAfter().toInstant());
            }
        } else if (centre != null && due()) {
            ask(enrolling, centre);
        }
    }

    private boolean due() {
        var keys = gateway.keys();
        return due(keys.tls().certificate()) || due(keys.sign().certificate());
    }

    private boolean due(X509Certificate one) {
        long from = one.getNotBefore().toInstant().toEpochMilli();
        long until = one.getNotAfter().toInstant().toEpochMilli();
        return clock.millis() > from + (until - from) / 3 * 2;
    }

    private void ask(Enrolling enrolling, java.net.URI centre) {
        try {
            var requests = enrolling.request();
            byte[] asked =
                    Renewing.of(gateway.id(), requests, clock.millis(), gateway.keys().sign())
                            .bytes();
            byte[] granted =
                    DirectoryKeeper.Fetch.post(
                            centre.resolve("/renewals"),
                            "application/json",
                            asked,
                            LARGEST,
                            MILLIS);
            enrolling.keep(
                    SignedDirectory.JSON.readValue(granted, Centre.Enrolment.class),
                    clock.millis());
            failed = false;
            LOG.info(
                    "The centre granted new certificates; they are used in {} seconds.",
                    gateway.settings().settleSeconds());
        } catch (IOException | ExchangeFault | tools.jackson.core.JacksonException e) {
            var until = gateway.keys().sign().certificate().getNotAfter().toInstant();
            boolean soon = clock.instant().plus(WARNING).isAfter(until);
            if (!failed || soon) {
                LOG.warn(
                        "Certificates that end {} were not renewed: {}. It is tried again.",
                        until,
                        e.getMessage());
            }
            failed = true;
        }
    }

    /// Whether the directory that this gateway works by knows the new certificates.
    private boolean listed(Enrolling enrolling) {
        try {
            var peers = gateway.snapshot().peers();
            var tls = GatewayKeys.certificate(Files.readString(enrolling.next("tls.crt")));
            var sign = GatewayKeys.certificate(Files.readString(enrolling.next("sign.crt")));
            return peers.byTls(tls, clock.millis()).isPresent()
                    && peers.bySigning(Peers.fingerprint(sign), clock.millis()).isPresent();
        } catch (IOException | java.security.GeneralSecurityException e) {
            LOG.warn("The certificates that were granted cannot be read: {}", e.getMessage());
            return false;
        }
    }
}
