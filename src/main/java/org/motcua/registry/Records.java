package org.motcua.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway for who keeps a registry: finds records, sees them through time, corrects and
/// confirms them. Everything shown is written down, several records in one step.
@Component
public class Records {
    /// So many records a search shows at most.
    public static final int SHOWN = 50;

    private final Registries registries;
    private final WordingTable wordings;
    private final RecordWriter writer;
    private final Journal journal;
    private final Countries countries;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Records(
            Registries registries,
            WordingTable wordings,
            RecordWriter writer,
            Journal journal,
            Countries countries,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.registries = registries;
        this.wordings = wordings;
        this.writer = writer;
        this.journal = journal;
        this.countries = countries;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Why somebody looks, as the person concerned will read it.
    ///
    /// @param access the way of reading that the definition grants
    /// @param matter the journal subject for which it is needed
    public record Purpose(String access, String words, String matter, Actor actor) {}

    /// A record through time, with what may be shown of it.
    ///
    /// @param readable the fields that are given out
    /// @param masked fields that have a value which is not given out
    public record History(
            Registry registry,
            UUID entity,
            String key,
            List<Wording> wordings,
            Set<String> readable,
            Set<String> masked) {
        /// The wording that holds on a day, as it is believed now.
        public Optional<Wording> on(LocalDate day) {
            return wordings.stream()
                    .filter(Wording::believed)
                    .filter(one ->
                            !day.isBefore(one.from())
                                    && one.until().map(day::isBefore).orElse(true))
                    .findFirst();
        }
    }

    /// Records of today by their key, or by a value of a field that is text; at most [#SHOWN].
    public List<RegistryRecord> search(Registry registry, String words, Purpose purpose) {
        String wanted = words.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var having =
                registry.fields().entrySet().stream()
                        .filter(field -> searched(field.getValue()))
                        .map(field -> RecordTable.text(Map.of(field.getKey(), wanted)))
                        .toList();
        var readable = readable(registry, purpose);
        return shown(
                wordings.search(registry.id(), wanted, having, countries.today(clock), SHOWN),
                readable,
                purpose);
    }

    private static boolean searched(Registry.Field field) {
        return field.open()
                && field.personal() != Registry.Personal.SENSITIVE
                && (field.type() == Registry.Type.TEXT || field.type() == Registry.Type.REFERENCE);
    }

    /// The records of today with these identities.
    public List<RegistryRecord> of(Registry registry, List<UUID> entities, Purpose purpose) {
        var readable = readable(registry, purpose);
        return shown(
                wordings.current(entities, countries.today(clock)).stream()
                        .filter(record -> record.registry().equals(registry.id()))
                        .toList(),
                readable,
                purpose);
    }

    private List<RegistryRecord> shown(
            List<RegistryRecord> found, Set<String> readable, Purpose purpose) {
        transaction.executeWithoutResult(_ ->
                journal.append(
                        found.stream()
                                .map(record ->
                                        looked(
                                                record.subject(),
                                                record.registry(),
                                                purpose,
                                                readable))
                                .toList()));
        return found.stream().map(record -> only(readable, record)).toList();
    }

    /// One record with its whole history.
    public Optional<History> history(UUID entity, Purpose purpose) {
        return wordings.registry(entity)
                .flatMap(registries::find)
                .map(registry -> history(registry, entity, purpose));
    }

    private History history(Registry registry, UUID entity, Purpose purpose) {
        var readable = readable(registry, purpose);
        var all = wordings.history(entity);
        transaction.executeWithoutResult(
                _ -> journal.append(looked("record:" + entity, registry.id(), purpose, readable)));
        var masked = new LinkedHashSet<String>();
        all.forEach(one -> masked.addAll(one.fields().keySet()));
        masked.removeAll(readable);
        return new History(
                registry,
                entity,
                all.getFirst().key(),
                all.stream().map(one -> only(readable, one)).toList(),
                readable,
                masked);
    }

    /// What was true on a day, as it was believed at a moment.
    public Optional<Wording> on(UUID entity, LocalDate day, Instant believed, Purpose purpose) {
        return wordings.registry(entity)
                .flatMap(registries::find)
                .flatMap(registry -> {
                    var readable = readable(registry, purpose);
                    transaction.executeWithoutResult(_ ->
                            journal.append(
                                    looked("record:" + entity, registry.id(), purpose, readable)));
                    return wordings.on(entity, day, believed).map(one -> only(readable, one));
                });
    }

    /// Writes what an officer of the owner corrects or learns, with why.
    public Written write(Change change, String reason) {
        var registry = registries.get(change.registry());
        return transaction.execute(_ -> {
            var written = writer.write(registry, change);
            if (written instanceof Written.Done(var key)) {
                journal.append(
                        new Entry(
                                "registry.reasoned",
                                change.actor(),
                                "registry:" + registry.id(),
                                Map.of("cause", change.cause(), "once", change.once()),
                                reason));
            }
            return written;
        });
    }

    /// Says that a record is still right as it stands.
    public void confirm(UUID entity, Actor actor, String cause) {
        transaction.executeWithoutResult(_ -> {
            sql.sql(
                            """
                            insert into registry.confirmation (entity, at, actor, cause)
                            values (?, ?, ?, ?)
                            on conflict (entity) do update
                                set at = excluded.at, actor = excluded.actor, cause = excluded.cause
                            """)
                    .param(entity)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .param(actor.id())
                    .param(cause)
                    .update();
            journal.append(
                    Entry.of(
                            "registry.confirmed",
                            actor,
                            "record:" + entity,
                            Map.of("cause", cause)));
        });
    }

    private Set<String> readable(Registry registry, Purpose purpose) {
        return registry.access(purpose.access()).map(registry::readable).orElse(Set.of());
    }

    private static Entry looked(
            String subject, String registry, Purpose purpose, Set<String> fields) {
        return new Entry(
                "registry.read",
                purpose.actor(),
                subject,
                Map.of(
                        "registry", registry,
                        "fields", List.copyOf(fields),
                        "access", purpose.access(),
                        "matter", purpose.matter()),
                purpose.words());
    }

    private static RegistryRecord only(Set<String> readable, RegistryRecord whole) {
        return new RegistryRecord(
                whole.id(),
                whole.wording(),
                whole.registry(),
                whole.key(),
                only(readable, whole.fields()),
                whole.since(),
                whole.confirmed());
    }

    private static Wording only(Set<String> readable, Wording whole) {
        return new Wording(
                whole.id(),
                whole.entity(),
                whole.key(),
                only(readable, whole.fields()),
                whole.from(),
                whole.until(),
                whole.recorded(),
                whole.superseded(),
                whole.cause());
    }

    private static Map<String, Object> only(Set<String> readable, Map<String, Object> fields) {
        return fields.entrySet().stream()
                .filter(field -> readable.contains(field.getKey()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }
}
