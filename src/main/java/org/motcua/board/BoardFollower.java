package org.motcua.board;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.country.Countries;
import org.motcua.dossier.Move;
import org.motcua.indicator.LawTime;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Keeps the numbers of the board: for each batch one read, one write of dossiers and one of days.
@Component
class BoardFollower implements Follower {
    static final String NAME = "board.dossiers";

    private static final Set<String> PAID = Set.of("payment.paid", "payment.overpaid");
    private static final Set<String> MOVES =
            Arrays.stream(Move.values()).map(Move::fact).collect(Collectors.toUnmodifiableSet());
    private static final String SUBJECT = "dossier:";
    private static final String CASH = "CASH";

    private final TrackedTable table;
    private final Countries countries;

    BoardFollower(TrackedTable table, Countries countries) {
        this.table = table;
        this.countries = countries;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(String fact) {
        return fact.equals(Tracked.FILED) || MOVES.contains(fact) || PAID.contains(fact);
    }

    @Override
    public void reset() {
        table.clear();
    }

    @Override
    public void apply(List<Recorded> batch) {
        var before = known(batch);
        var now = new LinkedHashMap<UUID, Tracked>(before);
        var byCode = new HashMap<String, UUID>();
        now.values().forEach(one -> byCode.put(one.code(), one.id()));
        var zone = countries.active().settings().zone();
        var time = new LawTime(countries.active());
        for (Recorded recorded : batch) {
            next(recorded, now, byCode, zone, time)
                    .ifPresent(one -> {
                        now.put(one.id(), one);
                        byCode.put(one.code(), one.id());
                    });
        }
        var days = new DayCount();
        now.forEach((id, one) -> days.change(before.get(id), one));
        var changed = now.values().stream().filter(one -> !one.equals(before.get(one.id())));
        table.write(changed.toList());
        table.add(days.changes());
    }

    /// The dossiers of which a batch tells, as they are before it.
    private Map<UUID, Tracked> known(List<Recorded> batch) {
        var ids = new HashSet<UUID>();
        var codes = new HashSet<String>();
        for (Recorded recorded : batch) {
            if (!PAID.contains(recorded.entry().fact())) {
                ids.add(id(recorded));
            } else if (recorded.entry().data().get("dossier") instanceof String code) {
                codes.add(code);
            }
        }
        var found = new LinkedHashMap<UUID, Tracked>();
        if (!ids.isEmpty()) {
            table.byId(ids).forEach(one -> found.put(one.id(), one));
        }
        if (!codes.isEmpty()) {
            table.byCode(codes).forEach(one -> found.putIfAbsent(one.id(), one));
        }
        return found;
    }

    private Optional<Tracked> next(
            Recorded recorded,
            Map<UUID, Tracked> now,
            Map<String, UUID> byCode,
            ZoneId zone,
            LawTime time) {
        var entry = recorded.entry();
        if (PAID.contains(entry.fact())) {
            return Optional.ofNullable(byCode.get(String.valueOf(entry.data().get("dossier"))))
                    .map(now::get)
                    .filter(_ -> !CASH.equals(entry.data().get("source")))
                    .map(Tracked::paid);
        }
        var seat = seat(recorded, zone);
        var id = id(recorded);
        if (entry.fact().equals(Tracked.FILED)) {
            return now.containsKey(id)
                    ? Optional.empty()
                    : Optional.of(Tracked.filed(recorded, id, seat, zone));
        }
        return Optional.ofNullable(now.get(id)).map(one -> one.moved(recorded, seat, zone, time));
    }

    private static UUID id(Recorded recorded) {
        return UUID.fromString(recorded.entry().subject().substring(SUBJECT.length()));
    }

    private Tracked.Seat seat(Recorded recorded, ZoneId zone) {
        var data = recorded.entry().data();
        String agency = String.valueOf(data.get("agency"));
        if (!(data.get("unit") instanceof String unit)) {
            return new Tracked.Seat("", "", agency);
        }
        var units = Units.of(countries.active());
        var on = LocalDate.ofInstant(recorded.at(), zone);
        String province =
                units.find(new UnitCode(unit), on).stream()
                        .flatMap(found -> units.above(found, on).stream())
                        .findFirst()
                        .map(top -> top.code().value())
                        .orElse(unit);
        return new Tracked.Seat(province, unit, agency);
    }
}
