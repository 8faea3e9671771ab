package org.motcua.bank;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// All movements, in memory: whoever tries things out starts with empty books.
final class Books {
    private final List<Movement> movements = new CopyOnWriteArrayList<>();
    private final Map<String, Movement> refunds = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis());
    private final ZoneId zone;

    Books(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    String nextTransaction() {
        return "FT" + number.incrementAndGet();
    }

    void book(Movement movement) {
        movements.add(movement);
    }

    /// Books a refund once, however often it is asked for.
    boolean refund(String reference, Movement movement) {
        boolean known =
                movements.stream()
                        .anyMatch(it ->
                                it.credit()
                                        && it.account().equals(movement.account())
                                        && it.currency().equals(movement.currency()));
        if (known && refunds.putIfAbsent(reference, movement) == null) {
            movements.add(movement);
        }
        return known;
    }

    List<Movement> all() {
        return List.copyOf(movements);
    }

    /// What came under a transfer's text.
    List<Movement> about(String reference) {
        return movements.stream()
                .filter(it -> it.credit() && it.reference().equals(reference))
                .toList();
    }

    Set<String> accounts() {
        return movements.stream().map(Movement::account).collect(Collectors.toSet());
    }

    List<Movement> on(String account, LocalDate day) {
        return movements.stream()
                .filter(it -> it.account().equals(account) && day(it).equals(day))
                .toList();
    }

    List<Movement> before(String account, LocalDate day) {
        return movements.stream()
                .filter(it -> it.account().equals(account) && day(it).isBefore(day))
                .toList();
    }

    /// The currency of an account: that of its first movement.
    Optional<String> currency(String account) {
        return movements.stream()
                .filter(it -> it.account().equals(account))
                .map(it -> it.askedCurrency() == null ? it.currency() : it.askedCurrency())
                .findFirst();
    }

    private LocalDate day(Movement movement) {
        return movement.at().atZone(zone).toLocalDate();
    }
}
