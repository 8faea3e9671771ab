package org.motcua.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes one record of two that were the same, and two of one that was not. Both can be undone:
/// what was there is put back exactly, and what was changed since stays.
@Component
public class Regroupings {
    private final Registries registries;
    private final RegroupingTable table;
    private final RecordTable records;
    private final WordingTable wordings;
    private final Journal journal;
    private final Countries countries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Regroupings(
            Registries registries,
            RegroupingTable table,
            RecordTable records,
            WordingTable wordings,
            Journal journal,
            Countries countries,
            TransactionTemplate transaction,
            Clock clock) {
        this.registries = registries;
        this.table = table;
        this.records = records;
        this.wordings = wordings;
        this.journal = journal;
        this.countries = countries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Outcome {
        record Done(UUID regrouping) implements Outcome {}

        /// @param rule key of the country's words, under `registry.fault.`
        record Refused(String rule) implements Outcome {}
    }

    /// Makes one record of two. The other one ends; whoever asks for its key gets the one kept.
    ///
    /// @param fromOther the fields whose value is taken from the other; empty ones are anyway
    public Outcome merge(
            String registry,
            UUID kept,
            UUID other,
            Set<String> fromOther,
            Actor actor,
            String why) {
        registries.get(registry);
        return transaction.execute(_ -> {
            var both = both(registry, kept, other);
            if (both.isEmpty()) {
                return new Outcome.Refused("not-found");
            }
            var one = both.get().getFirst();
            var two = both.get().getLast();
            var fields = new LinkedHashMap<>(one.fields());
            two.fields()
                    .forEach((name, value) -> {
                        if (fromOther.contains(name) || !fields.containsKey(name)) {
                            fields.put(name, value);
                        }
                    });
            var id = Identifier.next();
            var now = clock.instant();
            records.supersede(two, countries.today(clock), now, cause(id));
            records.replace(one, fields, now, cause(id));
            table.insert(
                    id,
                    registry,
                    "MERGE",
                    one,
                    two.id(),
                    two.key(),
                    Map.of(
                            "kept", one.wording().toString(),
                            "other", two.wording().toString()),
                    fields,
                    now,
                    actor,
                    why);
            tell("registry.merged", registry, id, kept, other, actor, why);
            return new Outcome.Done(id);
        });
    }

    /// Makes two records of one that spoke of two.
    ///
    /// @param key of the new record
    /// @param moved what the new record says
    /// @param left what the old one says from then on
    public Outcome split(
            String registry,
            UUID entity,
            String key,
            Map<String, Object> moved,
            Map<String, Object> left,
            Actor actor,
            String why) {
        var definition = registries.get(registry);
        return transaction.execute(_ -> {
            var found = current(registry, entity);
            if (found.isEmpty()) {
                return new Outcome.Refused("not-found");
            }
            if (definition.misfit(moved, true).isPresent()
                    || definition.misfit(left, true).isPresent()) {
                return new Outcome.Refused("incomplete");
            }
            if (!records.byKey(registry, key, countries.today(clock)).isEmpty()) {
                return new Outcome.Refused("exists");
            }
            var one = found.get();
            var id = Identifier.next();
            var fresh = Identifier.next();
            var now = clock.instant();
            records.replace(one, left, now, cause(id));
            records.insert(fresh, registry, key, moved, one.since(), now, cause(id));
            table.insert(
                    id,
                    registry,
                    "SPLIT",
                    one,
                    fresh,
                    key,
                    Map.of("kept", one.wording().toString()),
                    left,
                    now,
                    actor,
                    why);
            tell("registry.split", registry, id, entity, fresh, actor, why);
            return new Outcome.Done(id);
        });
    }

    /// Puts back what was before.
    public Outcome undo(UUID regrouping, Actor actor, String why) {
        return transaction.execute(_ -> {
            var found = table.lock(regrouping);
            if (found.isEmpty() || found.get().undone()) {
                return new Outcome.Refused("not-found");
            }
            var past = found.get();
            var now = clock.instant();
            String cause = "regrouping-undone:" + regrouping;
            var current = current(past.registry(), past.kept());
            var later = current.map(one -> changed(past.after(), one.fields())).orElse(Map.of());
            table.restore(past.kept(), wording(past, "kept"), now, cause);
            if (past.act().equals("MERGE")) {
                table.restore(past.other(), wording(past, "other"), now, cause);
            } else {
                table.withdraw(past.other(), now);
            }
            if (!later.isEmpty()) {
                goOn(past, current.orElseThrow().since(), later, cause);
            }
            table.undone(regrouping, now, actor);
            tell(
                    "registry.regrouped",
                    past.registry(),
                    regrouping,
                    past.kept(),
                    past.other(),
                    actor,
                    why);
            return new Outcome.Done(regrouping);
        });
    }

    /// What was changed since the regrouping is changed again on what was put back.
    private void goOn(
            RegroupingTable.Past past, LocalDate since, Map<String, Object> later, String cause) {
        var restored = current(past.registry(), past.kept()).orElseThrow();
        var fields = new LinkedHashMap<>(restored.fields());
        later.forEach((name, value) -> {
            if (Shape.empty(value)) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        });
        var from = since.isAfter(restored.since()) ? since : restored.since();
        records.supersede(restored, from, clock.instant(), cause);
        records.insert(
                restored.id(),
                past.registry(),
                restored.key(),
                fields,
                from,
                clock.instant(),
                cause);
    }

    private static String wording(RegroupingTable.Past past, String which) {
        return Objects.requireNonNull(past.before().get(which));
    }

    private static Map<String, Object> changed(
            Map<String, Object> before, Map<String, Object> now) {
        var changed = new LinkedHashMap<String, Object>();
        now.forEach((name, value) -> {
            if (!Objects.equals(before.get(name), value)) {
                changed.put(name, value);
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> changed.put(name, ""));
        return changed;
    }

    /// What was regrouped around a record, the latest first.
    public List<Regrouping> of(UUID entity) {
        return table.of(entity);
    }

    private Optional<List<RegistryRecord>> both(String registry, UUID one, UUID other) {
        if (one.equals(other)) {
            return Optional.empty();
        }
        // always in the same order, so that two clerks never wait for each other
        var first = current(registry, one.compareTo(other) < 0 ? one : other);
        var second = current(registry, one.compareTo(other) < 0 ? other : one);
        return first.flatMap(
                a -> second.map(b -> a.id().equals(one) ? List.of(a, b) : List.of(b, a)));
    }

    private Optional<RegistryRecord> current(String registry, UUID entity) {
        return wordings.current(List.of(entity), countries.today(clock)).stream()
                .filter(record -> record.registry().equals(registry))
                .findFirst()
                .flatMap(record -> records.lock(registry, record.key(), countries.today(clock)))
                .filter(record -> record.id().equals(entity));
    }

    private void tell(
            String fact, String registry, UUID id, UUID kept, UUID other, Actor actor, String why) {
        var data = Map.<String, Object>of("registry", registry, "regrouping", id, "other", other);
        journal.append(new Entry(fact, actor, "record:" + kept, data, why));
        journal.append(
                new Entry(
                        fact,
                        actor,
                        "record:" + other,
                        Map.of("registry", registry, "regrouping", id, "other", kept),
                        why));
    }

    private static String cause(UUID id) {
        return "regrouping:" + id;
    }
}
