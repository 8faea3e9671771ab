package org.motcua.traffic;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.motcua.country.Countries;
import org.motcua.exchange.GatewayWatch;
import org.motcua.exchange.Passed;
import org.motcua.exchange.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes round the gateways of this house and reads what is new. A gateway that does not answer
/// loses nothing: it is read from where it was left.
@Component("exchangeRounds")
class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final int HOURS_AT_ONCE = 48;
    private static final int TROUBLES_AT_ONCE = 500;

    private final AtomicReference<Map<URI, GatewayWatch>> gateways =
            new AtomicReference<>(Map.of());
    private final FigureTable figures;
    private final TroubleTable troubles;
    private final TransactionTemplate transaction;
    private final Countries countries;
    private final Clock clock;

    /// @param addresses of the faces `watch`, with commas between them
    /// @param secret the file with the operator's secret, the same at all of them
    Rounds(
            @Value("${motcua.exchange.gateways:}") List<String> addresses,
            @Value("${motcua.exchange.operator-secret:}") String secret,
            FigureTable figures,
            TroubleTable troubles,
            TransactionTemplate transaction,
            Countries countries,
            Clock clock) {
        addresses.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> URI.create(one.replaceAll("/+$", "")))
                .forEach(one -> watch(one, read(secret)));
        this.figures = figures;
        this.troubles = troubles;
        this.transaction = transaction;
        this.countries = countries;
        this.clock = clock;
    }

    private static String read(String file) {
        try {
            return file.isBlank() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            LOG.warn("The operator's secret of the exchange cannot be read from {}.", file);
            return "";
        }
    }

    /// Watches one more, or the same with another secret.
    final void watch(URI address, String secret) {
        gateways.updateAndGet(now -> {
            var next = new LinkedHashMap<>(now);
            next.put(address, new GatewayWatch(address, secret));
            return Collections.unmodifiableMap(next);
        });
    }

    /// Watches one no more.
    void leave(URI address) {
        gateways.updateAndGet(now -> {
            var next = new LinkedHashMap<>(now);
            next.remove(address);
            return Collections.unmodifiableMap(next);
        });
    }

    void leaveAll() {
        gateways.set(Map.of());
    }

    List<URI> gateways() {
        return List.copyOf(gateways.get().keySet());
    }

    Optional<GatewayWatch> gateway(URI address) {
        return Optional.ofNullable(gateways.get().get(address));
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 15_000)
    void round() {
        gateways.get().forEach(this::visit);
    }

    private void visit(URI address, GatewayWatch gateway) {
        String name = address.toString();
        var today = countries.today(clock);
        try {
            transaction.executeWithoutResult(_ -> taken(name, gateway));
            figures.watched(name, today, true);
        } catch (Silent e) {
            LOG.warn("The gateway at {} does not answer: {}", name, e.getMessage());
            troubles.silent(name, String.valueOf(e.getMessage()));
            figures.watched(name, today, false);
        }
    }

    private void taken(String name, GatewayWatch gateway) {
        try {
            var read = troubles.read(name);
            long hour = hours(name, gateway, read.hour());
            long number = read.trouble();
            List<Trouble> found;
            do {
                found = gateway.troubles(number);
                troubles.insert(name, found);
                number = found.isEmpty() ? number : found.getLast().number();
            } while (found.size() == TROUBLES_AT_ONCE);
            troubles.heard(name, new TroubleTable.Read(hour, number), clock.instant());
        } catch (IOException e) {
            throw new Silent(e);
        }
    }

    /// The hour that was read last is read again: it may not have been over.
    private long hours(String name, GatewayWatch gateway, long from) throws IOException {
        long hour = from;
        var zone = countries.active().settings().zone();
        List<Passed> found;
        do {
            found = new ArrayList<>(gateway.figures(hour));
            figures.take(name, found, zone);
            hour = found.isEmpty() ? hour : found.getLast().hour();
        } while (found.size() == HOURS_AT_ONCE);
        return hour;
    }

    /// A gateway that does not answer; what was read in this round is read again.
    private static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Silent(IOException why) {
            super(
                    Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName()),
                    why);
        }
    }
}
