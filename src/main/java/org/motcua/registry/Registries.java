package org.motcua.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to the registries.
///
/// Every look at a record is written down with who, what for and which fields; every change with
/// its cause. Facts: `registry.read`, `registry.created`, `registry.updated`, `registry.ended`,
/// `registry.unavailable`, `registry.available`, with the record as subject.
@Component
public class Registries {
    private static final Logger LOG = LoggerFactory.getLogger(Registries.class);

    private final Countries countries;
    private final RecordTable table;
    private final RecordWriter writer;
    private final Guesses guesses;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registries(
            Countries countries,
            RecordTable table,
            RecordWriter writer,
            Guesses guesses,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.countries = countries;
        this.table = table;
        this.writer = writer;
        this.guesses = guesses;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Looks at one record, and writes down that it was looked at.
    public Answer read(Reading reading) {
        var registry = get(reading.registry());
        try {
            return transaction.execute(_ -> read(registry, reading));
        } catch (QueryTimeoutException | DataAccessResourceFailureException e) {
            LOG.warn("The registry {} does not answer", registry.id(), e);
            return new Answer.Unavailable();
        }
    }

    private Answer read(Registry registry, Reading reading) {
        if (table.outage(registry.id()).isPresent()) {
            return new Answer.Unavailable();
        }
        var way = registry.access(reading.access());
        if (way.isEmpty()) {
            return new Answer.Refused(Answer.Why.NO_ACCESS);
        }
        if (guesses.held(reading.actor())) {
            return new Answer.Refused(Answer.Why.GUESSING);
        }
        var found = find(registry, reading);
        if (found.size() != 1) {
            if (found.isEmpty()) {
                guesses.missed(registry.id(), reading);
            }
            return new Answer.Nothing();
        }
        var whole = found.getFirst();
        var readable = registry.readable(way.get());
        var given = reading.fields().stream().filter(readable::contains).toList();
        journal.append(looked(whole, reading, given));
        return new Answer.Found(whole.only(given));
    }

    private List<RegistryRecord> find(Registry registry, Reading reading) {
        var today = countries.today(clock);
        if (reading.by().isPresent()) {
            return table.byField(registry.id(), reading.by().get(), reading.value(), today);
        }
        var found = table.byKey(registry.id(), reading.value(), today);
        return found.isEmpty()
                ? table.keptKey(registry.id(), reading.value()).stream()
                        .flatMap(key -> table.byKey(registry.id(), key, today).stream())
                        .toList()
                : found;
    }

    private static Entry looked(RegistryRecord record, Reading reading, List<String> given) {
        return new Entry(
                "registry.read",
                reading.actor(),
                record.subject(),
                Map.of(
                        "registry", record.registry(),
                        "fields", given,
                        "access", reading.access(),
                        "matter", reading.matter()),
                reading.purpose());
    }

    /// Whether two keys stand together in a record in force: spouses, a parent and a child, a
    /// mother and the birth notification of her child. Nothing is given out.
    public boolean related(String one, String other) {
        var fields =
                all().stream()
                        .flatMap(registry -> registry.fields().entrySet().stream())
                        .filter(field -> identifying(field.getValue()))
                        .map(Map.Entry::getKey)
                        .distinct()
                        .toList();
        return !fields.isEmpty() && table.together(fields, one, other);
    }

    private static boolean identifying(Registry.Field field) {
        return field.registry() != null || field.unique();
    }

    /// Writes a change in the caller's transaction, or in one of its own.
    public Written write(Change change) {
        var registry = get(change.registry());
        return transaction.execute(_ ->
                table.outage(registry.id()).isPresent()
                        ? new Written.Unavailable()
                        : writer.write(registry, change));
    }

    /// The key under which a change was written; empty while it was not, see [Change#once()].
    public Optional<String> written(String once) {
        return table.written(once);
    }

    /// Declares that a registry does not answer, so that nobody waits for it.
    public void outage(String registry, String reason, Actor operator) {
        get(registry);
        transaction.executeWithoutResult(_ -> {
            if (table.begin(registry, reason, clock.instant())) {
                journal.append(
                        new Entry(
                                "registry.unavailable",
                                operator,
                                "registry:" + registry,
                                Map.of(),
                                reason));
            }
        });
    }

    /// Declares that a registry answers again.
    public void available(String registry, Actor operator) {
        get(registry);
        transaction.executeWithoutResult(_ -> {
            if (table.end(registry)) {
                journal.append(
                        Entry.of("registry.available", operator, "registry:" + registry, Map.of()));
            }
        });
    }

    /// The definition of a registry.
    ///
    /// @throws NoSuchElementException where the country has none of this name
    public Registry get(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no registry " + id));
    }

    /// The definition of a registry, if the country has it today.
    public Optional<Registry> find(String id) {
        return countries
                .active()
                .find(Registry.KIND, id, countries.today(clock))
                .map(definition -> definition.value());
    }

    /// All registries of today, in the order of their definitions.
    public List<Registry> all() {
        return countries.active().all(Registry.KIND, countries.today(clock)).stream()
                .map(definition -> definition.value())
                .toList();
    }

    /// How the number of a new record begins, for whoever brings many records along.
    public String prefix(String id, Map<String, Object> fields, LocalDate on) {
        return KeyMaker.prefix(get(id), fields, on);
    }
}
