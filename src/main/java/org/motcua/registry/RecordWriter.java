package org.motcua.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes changes: checks them against the definition, keeps what was before, tells the journal.
@Component
class RecordWriter {
    private final RecordTable table;
    private final KeyMaker keys;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;

    RecordWriter(
            RecordTable table, JdbcClient sql, Journal journal, Countries countries, Clock clock) {
        this.table = table;
        this.keys = new KeyMaker(sql);
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
    }

    Written write(Registry registry, Change change) {
        var before = table.written(change.once());
        if (before.isPresent()) {
            return new Written.Done(before.get());
        }
        var fault = Shape.fault(registry, change.fields());
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        return switch (change.act()) {
            case CREATE -> create(registry, change);
            case UPDATE -> update(registry, change);
            case CORRECT -> correct(registry, change);
            case END -> end(registry, change);
        };
    }

    private Written create(Registry registry, Change change) {
        var fields = merged(Map.of(), change.fields());
        var gap = Shape.gap(registry, fields);
        if (gap.isPresent()) {
            return refused(gap.get());
        }
        String key;
        if (registry.key().made()) {
            key = keys.next(registry, fields, countries.today(clock));
        } else if (change.key().isPresent()) {
            key = change.key().get();
        } else {
            return new Written.Refused("key-missing", "");
        }
        if (!table.byKey(registry.id(), key, change.from()).isEmpty()) {
            return new Written.Refused("exists", "");
        }
        var fault = impossible(registry, key, fields, change.from());
        if (fault.isPresent()) {
            return fault.get();
        }
        var entity = Identifier.next();
        table.insert(
                entity, registry.id(), key, fields, change.from(), clock.instant(), change.cause());
        return done(change, entity, key, "registry.created", change.fields().keySet());
    }

    private Written update(Registry registry, Change change) {
        return reworded(
                registry,
                change,
                "registry.updated",
                (record, fields) -> {
                    var from = later(change.from(), record.since());
                    table.supersede(record, from, clock.instant(), change.cause());
                    table.insert(
                            record.id(),
                            registry.id(),
                            record.key(),
                            fields,
                            from,
                            clock.instant(),
                            change.cause());
                });
    }

    /// Replaces a wording for all days on which it held.
    private Written correct(Registry registry, Change change) {
        return reworded(
                registry,
                change,
                "registry.corrected",
                (record, fields) -> table.replace(record, fields, clock.instant(), change.cause()));
    }

    /// Gives a record that is in force other fields, where nothing speaks against it.
    private Written reworded(
            Registry registry,
            Change change,
            String fact,
            BiConsumer<RegistryRecord, Map<String, Object>> writing) {
        var current = current(registry, change);
        if (current.isEmpty()) {
            return new Written.Refused("not-found", "");
        }
        var record = current.get();
        var fields = merged(record.fields(), change.fields());
        var fault = refusal(registry, record, fields, change);
        if (fault.isPresent()) {
            return fault.get();
        }
        writing.accept(record, fields);
        return done(change, record.id(), record.key(), fact, change.fields().keySet());
    }

    private Optional<Written> refusal(
            Registry registry, RegistryRecord record, Map<String, Object> fields, Change change) {
        if (change.seen().filter(seen -> !seen.equals(record.wording())).isPresent()) {
            return Optional.of(new Written.Refused("changed-meanwhile", ""));
        }
        return Shape.gap(registry, fields)
                .map(RecordWriter::refused)
                .or(() -> impossible(registry, record.key(), fields, change.from()));
    }

    /// What the definition does not let be written.
    private Optional<Written> impossible(
            Registry registry, String key, Map<String, Object> fields, LocalDate on) {
        return Rulings.of(countries.active(), registry)
                .refusing(key, fields, countries.today(clock))
                .map(rule -> (Written) new Written.Refused(rule.id(), rule.fields().getFirst()))
                .or(() -> twin(registry, key, fields, on));
    }

    private Written end(Registry registry, Change change) {
        var current = current(registry, change);
        if (current.isEmpty()) {
            return new Written.Refused("not-found", "");
        }
        var record = current.get();
        table.supersede(
                record, later(change.from(), record.since()), clock.instant(), change.cause());
        return done(change, record.id(), record.key(), "registry.ended", change.fields().keySet());
    }

    private Optional<RegistryRecord> current(Registry registry, Change change) {
        var on =
                change.act() == Change.Act.CORRECT
                        ? change.from()
                        : later(change.from(), countries.today(clock));
        return change.key().flatMap(key -> table.lock(registry.id(), key, on));
    }

    /// Another record in force that holds a value which must be the only one of its kind.
    private Optional<Written> twin(
            Registry registry, String key, Map<String, Object> fields, LocalDate on) {
        for (var entry : registry.fields().entrySet()) {
            Object value = fields.get(entry.getKey());
            if (entry.getValue().unique() && value instanceof String text) {
                for (var other : table.byField(registry.id(), entry.getKey(), text, on)) {
                    if (!other.key().equals(key)) {
                        return Optional.of(new Written.Refused("not-unique", entry.getKey()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Written done(
            Change change, UUID entity, String key, String fact, Collection<String> fields) {
        table.remember(change.once(), change.registry(), key, clock.instant());
        journal.append(
                Entry.of(
                        fact,
                        change.actor(),
                        "record:" + entity,
                        Map.of(
                                "registry", change.registry(),
                                "fields", fields.stream().sorted().toList(),
                                "cause", change.cause())));
        return new Written.Done(key);
    }

    private static Written refused(Registry.Misfit misfit) {
        return new Written.Refused(misfit.rule(), misfit.field());
    }

    private static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> change) {
        var fields = new LinkedHashMap<>(old);
        change.forEach((name, value) -> {
            if (Shape.empty(value)) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
