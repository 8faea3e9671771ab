package org.motcua.registry;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway for who brings many records at once: reads what is in force for many keys by one
/// query, and writes many wordings by one COPY, in one transaction with the journal.
@Component
public class Bulk {
    private final DataSource source;
    private final JdbcClient sql;
    private final Countries countries;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Bulk(DataSource source, Countries countries, Journal journal, Clock clock) {
        this.source = source;
        this.sql = JdbcClient.create(source);
        this.countries = countries;
        this.journal = journal;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.clock = clock;
    }

    /// Over a database, for a command that runs without the program.
    public static Bulk over(DataSource source, Countries countries, Clock clock) {
        return new Bulk(source, countries, new Journal(source, clock), clock);
    }

    /// A record to be written.
    ///
    /// @param key empty for one that the registry numbers
    /// @param before the wording that it takes the place of; none for a new record
    /// @param once names a record without a key once and for all
    public record Piece(
            Optional<String> key,
            Map<String, Object> fields,
            LocalDate from,
            Optional<RegistryRecord> before,
            Optional<String> once) {
        /// Without the fields: they may be personal.
        @Override
        public String toString() {
            return "Piece[" + from + "]";
        }
    }

    /// A record of today, and what it was written for.
    public record Standing(RegistryRecord record, String cause) {}

    /// What came of many pieces.
    public sealed interface Outcome {
        /// All are written, under these identities, in their order.
        record Written(List<UUID> entities) implements Outcome {}

        /// Somebody changed one of them meanwhile; nothing is written.
        record Meanwhile() implements Outcome {}
    }

    /// The definition of a registry today.
    public Optional<Registry> find(String id) {
        return countries
                .active()
                .find(Registry.KIND, id, today())
                .map(definition -> definition.value());
    }

    public LocalDate today() {
        return countries.today(clock);
    }

    /// The records of today that have one of these keys.
    public Map<String, Standing> current(String registry, Collection<String> keys) {
        var found = new HashMap<String, Standing>();
        if (!keys.isEmpty()) {
            sql.sql(
                            """
                            select entity, id, registry, key, fields, lower(valid) as since,
                                recorded_at, cause
                            from registry.record
                            where key = any(?) and registry = ? and superseded_at is null
                                and valid @> ?::date
                            """)
                    .param(keys.toArray(String[]::new))
                    .param(registry)
                    .param(today())
                    .query((row, number) ->
                            new Standing(RecordTable.row(row, number), row.getString("cause")))
                    .list()
                    .forEach(one -> found.put(one.record().key(), one));
        }
        return found;
    }

    /// The keys of the records that these changes wrote, by the name of the change.
    public Map<String, String> written(Collection<String> once) {
        var found = new HashMap<String, String>();
        if (!once.isEmpty()) {
            sql.sql("select once, key from registry.change where once = any(?)")
                    .param(once.toArray(String[]::new))
                    .query(row -> {
                        found.put(row.getString(1), row.getString(2));
                    });
        }
        return found;
    }

    /// Which keys have records today.
    public Set<String> known(String registry, Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        sql.sql(
                                        """
                                        select key from registry.record
                                        where key = any(?) and registry = ?
                                            and superseded_at is null and valid @> ?::date
                                        """)
                                .param(keys.toArray(String[]::new))
                                .param(registry)
                                .param(today())
                                .query((row, _) -> row.getString(1))
                                .list());
    }

    /// The keys of the records of today whose field has one of these values, by the value; more
    /// than one key where the value is not the only one of its kind.
    public Map<String, List<String>> having(
            String registry, String field, Collection<String> values) {
        var found = new LinkedHashMap<String, List<String>>();
        if (!values.isEmpty()) {
            sql.sql(
                            """
                            select w.value, r.key
                            from unnest(:values::text[]) as w (value)
                            join registry.record r on r.registry = :registry
                                and r.superseded_at is null and r.valid @> :on::date
                                and r.fields @> jsonb_build_object(:field::text, w.value)
                            """)
                    .param("values", values.toArray(String[]::new))
                    .param("registry", registry)
                    .param("field", field)
                    .param("on", today())
                    .query(row -> {
                        found.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return found;
    }

    /// Writes many pieces of one registry, all or none.
    ///
    /// @param cause the journal subject for which they come
    /// @param told what the journal keeps of them as a whole
    /// @param within what else belongs into the same transaction
    public Outcome write(
            Registry registry,
            List<Piece> pieces,
            String cause,
            Actor actor,
            Map<String, Object> told,
            java.util.function.Consumer<List<UUID>> within) {
        try {
            return transaction.execute(status -> {
                var writing = new BulkWriting(sql, registry, cause, actor, clock.instant());
                var entities = entities(pieces);
                if (!writing.supersede(pieces)) {
                    status.setRollbackOnly();
                    return new Outcome.Meanwhile();
                }
                var keys = writing.keys(pieces, today());
                BulkWriting.copy(source, writing.rows(pieces, keys, entities));
                writing.remember(pieces, keys);
                journal.append(writing.entries(pieces, entities));
                if (!pieces.isEmpty()) {
                    journal.append(
                            Entry.of("registry.taken", actor, "registry:" + registry.id(), told));
                }
                within.accept(entities);
                return new Outcome.Written(entities);
            });
        } catch (DataIntegrityViolationException _) {
            return new Outcome.Meanwhile();
        }
    }

    private static List<UUID> entities(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.before().map(RegistryRecord::id).orElseGet(Identifier::next))
                .toList();
    }

    /// Gives every record of today out, in the order of the keys, with the fields that a way of
    /// reading gives; reads by a cursor, so that millions fit.
    public long each(Registry registry, Registry.Access way, Taker taker) {
        var readable = registry.readable(way);
        var rows = new org.springframework.jdbc.core.JdbcTemplate(source);
        rows.setFetchSize(2_000);
        var count = new long[1];
        transaction.executeWithoutResult(_ ->
                rows.query(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since, recorded_at
                        from registry.record
                        where registry = ? and superseded_at is null and valid @> ?::date
                        order by key
                        """,
                        row -> {
                            var record = RecordTable.row(row, 0);
                            var fields = new LinkedHashMap<>(record.fields());
                            fields.keySet().retainAll(readable);
                            try {
                                taker.take(record.key(), record.since(), fields);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                            count[0]++;
                        },
                        registry.id(),
                        today()));
        return count[0];
    }

    /// Takes one record after the other.
    public interface Taker {
        void take(String key, LocalDate since, Map<String, Object> fields) throws IOException;
    }

    /// Writes down that the records of a registry were given out as a whole.
    public void gaveOut(
            Registry registry, Registry.Access way, long records, String purpose, Actor actor) {
        transaction.executeWithoutResult(_ ->
                journal.append(
                        new Entry(
                                "registry.exported",
                                actor,
                                "export:" + registry.id(),
                                Map.of(
                                        "registry", registry.id(),
                                        "fields", List.copyOf(registry.readable(way)),
                                        "access", way.id(),
                                        "records", records),
                                purpose)));
    }

    /// The moment by the clock of the program.
    public java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
