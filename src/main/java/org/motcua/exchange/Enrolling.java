package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The gateway's side of an enrolment: makes its keys, which never leave its folder, and the
/// requests for their certificates.
public final class Enrolling {
    private static final String SINCE = "next-since";

    private final Path keys;
    private final String gateway;

    /// @param folder of the gateway
    /// @param gateway its identifier
    public Enrolling(Path folder, String gateway) {
        keys = folder.resolve(GatewayKeys.FOLDER);
        this.gateway = Call.identifiers(gateway, 4);
    }

    /// What a centre is asked by: PKCS #10 requests for the keys of TLS and of signatures, in PEM.
    public record Requests(String tls, String sign) {}

    /// Makes new keys and the requests for them. The keys wait beside those in use.
    public Requests request() {
        var tls = Authority.ellipticPair();
        var sign = Authority.edwardsPair();
        var requests =
                new Requests(
                        Authority.request(gateway, tls, "SHA256withECDSA"),
                        Authority.request(gateway, sign, "Ed25519"));
        try {
            write("next-tls.key", GatewayKeys.pem("PRIVATE KEY", tls.getPrivate().getEncoded()));
            write("next-sign.key", GatewayKeys.pem("PRIVATE KEY", sign.getPrivate().getEncoded()));
            write("tls.csr", requests.tls());
            write("sign.csr", requests.sign());
        } catch (IOException e) {
            throw new ExchangeFault("Keys cannot be kept: " + e.getMessage(), e);
        }
        return requests;
    }

    /// Takes the keys into use with the certificates that came for them; a gateway reads them when
    /// it starts next.
    public void granted(Centre.Enrolment enrolment) {
        keep(enrolment, 0);
        takeIntoUse();
    }

    /// Keeps the certificates beside those in use.
    ///
    /// @param at when they came, in milliseconds since 1970
    void keep(Centre.Enrolment enrolment, long at) {
        try {
            write("next-tls.crt", enrolment.tls());
            write("next-sign.crt", enrolment.sign());
            write(SINCE, Long.toString(at));
        } catch (IOException e) {
            throw new ExchangeFault("Certificates cannot be kept: " + e.getMessage(), e);
        }
    }

    /// Since when certificates wait to be used, if any do.
    OptionalLong grantedAt() {
        try {
            Path since = keys.resolve(SINCE);
            return Files.exists(since)
                    ? OptionalLong.of(Long.parseLong(Files.readString(since)))
                    : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            throw new ExchangeFault("%s cannot be read.".formatted(keys.resolve(SINCE)), e);
        }
    }

    Path next(String name) {
        return keys.resolve("next-" + name);
    }

    /// Ends what a stop of the machine left half done.
    void goOn() {
        boolean half =
                Stream.of("tls.key", "tls.crt", "sign.key", "sign.crt")
                        .anyMatch(name -> Files.notExists(next(name)));
        if (half && grantedAt().isPresent()) {
            takeIntoUse();
        }
    }

    /// What waited takes the place of what was in use; begun anew, it goes on where it stopped.
    void takeIntoUse() {
        try {
            for (String name : List.of("tls.key", "tls.crt", "sign.key", "sign.crt")) {
                if (Files.exists(next(name))) {
                    Files.move(next(name), keys.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.deleteIfExists(keys.resolve(SINCE));
        } catch (IOException e) {
            throw new ExchangeFault("Keys cannot be kept: " + e.getMessage(), e);
        }
    }

    private void write(String name, String pem) throws IOException {
        LogKeys.Secrets.write(keys.resolve(name), Hashes.utf8(pem));
    }
}
