package org.motcua.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.motcua.calendar.Span;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to how good registries are: correct, sufficient, clean, live, consistent. Judges
/// records as they change, and all of a registry where asked.
@Component
public class Qualities {
    private static final int STEP = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Registries registries;
    private final WordingTable wordings;
    private final SurroundingsTable surroundings;
    private final TwinTable twins;
    private final FaultTable faults;
    private final QualityTable table;
    private final Countries countries;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Qualities(
            Registries registries,
            WordingTable wordings,
            SurroundingsTable surroundings,
            TwinTable twins,
            FaultTable faults,
            QualityTable table,
            Countries countries,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.registries = registries;
        this.wordings = wordings;
        this.surroundings = surroundings;
        this.twins = twins;
        this.faults = faults;
        this.table = table;
        this.countries = countries;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The measures of a registry as they stand, by administrative unit; "" for none.
    public SortedMap<String, Score> byUnit(Registry registry) {
        return table.byUnit(registry, clock.instant());
    }

    /// The measures of a registry as they stand.
    public Score of(Registry registry) {
        return byUnit(registry).values().stream().reduce(Score.NONE, Score::plus);
    }

    /// The measures of past days.
    public SortedMap<LocalDate, Score> byDay(Registry registry, LocalDate from) {
        return table.byDay(registry, from);
    }

    /// How many records of a registry are in force.
    public long size(String registry) {
        return table.inForce(registry, countries.today(clock));
    }

    /// Judges all records of a registry anew, in steps that are each a transaction of their own:
    /// cut in the middle, it is begun again and nothing is counted twice.
    ///
    /// @param progress told how many are done
    public Score check(String id, LongConsumer progress) {
        var registry = registries.get(id);
        table.settle();
        var after = FIRST;
        long done = 0;
        while (true) {
            var page = wordings.page(id, after, countries.today(clock), STEP);
            if (page.isEmpty()) {
                break;
            }
            transaction.executeWithoutResult(_ -> judge(registry, page, true));
            after = page.getLast().id();
            done += page.size();
            progress.accept(done);
        }
        transaction.executeWithoutResult(_ -> forget(table.ended(id, countries.today(clock))));
        var score = keepDay(registry);
        transaction.executeWithoutResult(_ ->
                journal.append(
                        Entry.of(
                                "registry.checked",
                                Actor.program("registry-check"),
                                "registry:" + id,
                                Map.of("records", score.records(), "faults", score.faults()))));
        return score;
    }

    /// Judges records that were never judged, or by other rules.
    ///
    /// @return how many
    long catchUp() {
        table.settle();
        long done = 0;
        for (Registry registry : registries.all()) {
            var after = FIRST;
            while (true) {
                var some =
                        table.unmeasured(
                                registry.id(),
                                rules(registry),
                                countries.today(clock),
                                after,
                                STEP);
                if (some.isEmpty()) {
                    break;
                }
                transaction.executeWithoutResult(
                        _ -> judge(registry, wordings.current(some, countries.today(clock)), true));
                after = some.getLast();
                done += some.size();
            }
        }
        return done;
    }

    /// Judges records that grew old since they were judged.
    long age() {
        long done = 0;
        for (Registry registry : registries.all()) {
            var old = table.aged(registry, clock.instant());
            if (!old.isEmpty()) {
                transaction.executeWithoutResult(_ -> judgeAll(old, false));
                done += old.size();
            }
        }
        return done;
    }

    /// Writes down the measures of today.
    Score keepDay(Registry registry) {
        var byUnit = byUnit(registry);
        transaction.executeWithoutResult(
                _ -> table.keepDay(registry, countries.today(clock), byUnit));
        return byUnit.values().stream().reduce(Score.NONE, Score::plus);
    }

    /// Judges records that changed, and those around them. Runs in the caller's transaction.
    void changed(Collection<UUID> entities) {
        var all = new LinkedHashSet<>(entities);
        all.addAll(surroundings.neighbours(entities, countries.today(clock)));
        judgeAll(all, true);
    }

    /// Judges records of any registry; gone ones are forgotten.
    void judgeAll(Collection<UUID> entities, boolean withTwins) {
        if (entities.isEmpty()) {
            return;
        }
        var byRegistry = new LinkedHashMap<String, List<RegistryRecord>>();
        var gone = new LinkedHashSet<>(entities);
        for (RegistryRecord record : wordings.current(entities, countries.today(clock))) {
            gone.remove(record.id());
            byRegistry.computeIfAbsent(record.registry(), _ -> new ArrayList<>()).add(record);
        }
        byRegistry.forEach((id, records) ->
                registries.find(id).ifPresent(registry -> judge(registry, records, withTwins)));
        forget(gone);
    }

    /// Takes away what was measured of records that are no longer there. Inside a transaction.
    void forget(Collection<UUID> gone) {
        if (!gone.isEmpty()) {
            surroundings.alone();
            table.forget(gone);
            faults.closeAll(gone, clock.instant());
            judgeAll(twins.forget(gone), false);
        }
    }

    private void judge(Registry registry, List<RegistryRecord> records, boolean withTwins) {
        surroundings.alone();
        var now = clock.instant();
        Set<UUID> met = withTwins ? twins.keep(registry, records) : Set.of();
        var around = surroundings.around(registry, records);
        var accepted = faults.accepted(records);
        var units = new HashMap<UUID, String>();
        var found = new LinkedHashMap<RegistryRecord, List<Finding>>();
        var measured = new ArrayList<Examination.Measured>();
        for (RegistryRecord record : records) {
            unit(registry, record, units);
            var one = without(Examination.of(registry, around, record), accepted);
            found.put(record, one.findings());
            measured.add(one);
        }
        faults.reconcile(registry, found, units, dues(registry, now), now);
        table.put(registry, measured, units, now, rules(registry));
        if (!met.isEmpty()) {
            judgeAll(met, false);
        }
    }

    private static Examination.Measured without(
            Examination.Measured one, Map<UUID, Set<String>> accepted) {
        var right = accepted.getOrDefault(one.record().id(), Set.of());
        if (right.isEmpty()) {
            return one;
        }
        var left =
                one.findings().stream()
                        .filter(finding -> !right.contains(FaultTable.name(finding)))
                        .toList();
        return new Examination.Measured(
                one.record(),
                left,
                one.compared(),
                one.comparable(),
                one.correct(),
                one.sufficient(),
                one.copies(),
                one.confirmed());
    }

    /// To which unit a record belongs, as its definition says.
    static void unit(Registry registry, RegistryRecord record, Map<UUID, String> units) {
        String path = registry.unitField();
        if (path == null) {
            return;
        }
        var steps = path.split("\\.", -1);
        Object value = record.fields().get(steps[0]);
        for (int i = 1; i < steps.length && value instanceof Map<?, ?> group; i++) {
            value = group.get(steps[i]);
        }
        if (value instanceof String code) {
            units.put(record.id(), code);
        }
    }

    /// Five working days to find the cause and five to mend it, by the hours of the owner.
    FaultTable.Dues dues(Registry registry, Instant now) {
        var country = countries.active();
        var calendar = calendar(country, registry);
        var cause = calendar.due(now, Span.workingDays(registry.repair().causeDays())).at();
        return new FaultTable.Dues(
                cause, calendar.due(cause, Span.workingDays(registry.repair().mendDays())).at());
    }

    private WorkingCalendar calendar(Country country, Registry registry) {
        var owner =
                Agencies.of(country).get(new AgencyCode(registry.owner()), countries.today(clock));
        return WorkingCalendar.of(country, owner.hours(), countries.today(clock));
    }

    private String rules(Registry registry) {
        return countries.active().get(Registry.KIND, registry.id(), countries.today(clock)).hash();
    }
}
