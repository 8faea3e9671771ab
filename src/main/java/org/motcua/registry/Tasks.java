package org.motcua.registry;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to the faults of registries as tasks of their owners.
@Component
public class Tasks {
    private static final String WAITING =
            """
            from registry.fault where registry = :registry and state in ('OPEN', 'EXPLAINED')
                and (:kind::text is null or kind = :kind) and (:unit::text is null or unit = :unit)
                and (not :late or case state when 'OPEN' then cause_due else mend_due end < :now)
            """;

    private final JdbcClient sql;
    private final FaultTable faults;
    private final WordingTable wordings;
    private final Qualities qualities;
    private final Registries registries;
    private final Journal journal;
    private final Countries countries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tasks(
            JdbcClient sql,
            FaultTable faults,
            WordingTable wordings,
            Qualities qualities,
            Registries registries,
            Journal journal,
            Countries countries,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.faults = faults;
        this.wordings = wordings;
        this.qualities = qualities;
        this.registries = registries;
        this.journal = journal;
        this.countries = countries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Which tasks are wanted.
    ///
    /// @param late only those whose time is over
    public record Filter(Optional<Finding.Kind> kind, Optional<String> unit, boolean late) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), false);
    }

    /// How many wait, and how many of them are late.
    public record Count(long waiting, long late) {}

    /// What waits in a registry, by kind of fault.
    public Map<Finding.Kind, Count> counts(String registry) {
        var found = new EnumMap<Finding.Kind, Count>(Finding.Kind.class);
        sql.sql(
                        """
                        select kind, count(*) as waiting, count(*) filter (where
                            case state when 'OPEN' then cause_due else mend_due end < :now) as late
                        from registry.fault
                        where registry = :registry and state in ('OPEN', 'EXPLAINED')
                        group by kind
                        """)
                .param("registry", registry)
                .param("now", now())
                .query(row -> {
                    found.put(
                            Finding.Kind.valueOf(row.getString("kind")),
                            new Count(row.getLong("waiting"), row.getLong("late")));
                });
        return found;
    }

    public long count(String registry, Filter filter) {
        return asked("select count(*) " + WAITING, registry, filter).query(Long.class).single();
    }

    /// What waits, the earliest due first.
    public List<Task> list(String registry, Filter filter, int from, int most) {
        return asked(
                        "select * "
                                + WAITING
                                + " order by case state when 'OPEN' then cause_due else mend_due end, id"
                                + " limit :most offset :from",
                        registry,
                        filter)
                .param("most", most)
                .param("from", from)
                .query(FaultTable::task)
                .list();
    }

    private JdbcClient.StatementSpec asked(String text, String registry, Filter filter) {
        return sql.sql(text)
                .param("registry", registry)
                .param("kind", filter.kind().map(Enum::name).orElse(null))
                .param("unit", filter.unit().orElse(null))
                .param("late", filter.late())
                .param("now", now());
    }

    /// What is or was wrong with a record, what waits first.
    public List<Task> of(UUID entity) {
        return sql.sql(
                        """
                        select * from registry.fault where entity = ?
                        order by closed_at desc nulls first, found_at desc limit 100
                        """)
                .param(entity)
                .query(FaultTable::task)
                .list();
    }

    public Optional<Task> find(UUID id) {
        return sql.sql("select * from registry.fault where id = ?")
                .param(id)
                .query(FaultTable::task)
                .optional();
    }

    /// Says where a fault comes from; from then on it has to be mended.
    ///
    /// @return whether it waited for that
    public boolean explain(UUID id, String cause, Actor officer) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    boolean done =
                            sql.sql(
                                                    """
                                                    update registry.fault set state = 'EXPLAINED',
                                                        cause = ?, explained_at = ?,
                                                        explained_by = ?::uuid
                                                    where id = ? and state = 'OPEN'
                                                    """)
                                            .params(cause, now(), officer.id(), id)
                                            .update()
                                    == 1;
                    if (done) {
                        tell("registry.explained", id, cause, officer);
                    }
                    return done;
                }));
    }

    /// Says that a record is right as it stands: it is not asked again, unless the record changes.
    /// Two records that are no duplicates are never asked about again.
    public boolean accept(UUID id, String reason, Actor officer) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    var task = find(id);
                    if (task.isEmpty() || task.get().closed().isPresent()) {
                        return false;
                    }
                    acceptAll(task.get(), reason, officer);
                    tell("registry.accepted", id, reason, officer);
                    return true;
                }));
    }

    /// Also from the other side, where two records were compared.
    private void acceptAll(Task task, String reason, Actor officer) {
        sql.sql(
                        """
                        update registry.fault f set state = 'ACCEPTED', cause = :reason,
                            explained_by = :officer::uuid, explained_at = :now, closed_at = :now,
                            wording = coalesce((select r.id from registry.record r
                                where r.entity = f.entity and r.superseded_at is null
                                    and r.valid @> :on::date), f.wording)
                        where closed_at is null and (id = :id
                            or (kind = 'DUPLICATE' and entity = :mate::uuid
                                and mate = :entity::uuid and rule = :rule))
                        """)
                .param("reason", reason)
                .param("officer", officer.id())
                .param("now", now())
                .param("on", countries.today(clock))
                .param("id", task.id())
                .param("mate", task.finding().mate().map(UUID::toString).orElse(null))
                .param("entity", task.entity().toString())
                .param("rule", task.finding().rule())
                .update();
    }

    /// Tells the owner of the source that the mistake is there: it is mended at the source, not in
    /// the copy.
    ///
    /// @return the registry that was told; empty where the fault is none of a copy
    public Optional<Registry> reportSource(UUID id, String why, Actor officer) {
        return transaction.execute(_ -> find(id).flatMap(task -> reported(task, why, officer)));
    }

    private Optional<Registry> reported(Task task, String why, Actor officer) {
        var copy = registries.get(task.registry());
        var field = copy.fields().get(task.finding().field());
        var authority = field == null ? null : field.authority();
        if (authority == null) {
            return Optional.empty();
        }
        var source = registries.get(authority.registry());
        var records =
                wordings.current(List.of(task.entity()), countries.today(clock)).stream()
                        .map(record -> record.fields().get(authority.by()))
                        .flatMap(key ->
                                wordings
                                        .search(
                                                source.id(),
                                                String.valueOf(key),
                                                List.of(),
                                                countries.today(clock),
                                                1)
                                        .stream())
                        .toList();
        if (records.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var units = new HashMap<UUID, String>();
        Qualities.unit(source, records.getFirst(), units);
        faults.report(
                source,
                records.getFirst(),
                units,
                authority.field(),
                qualities.dues(source, now),
                now);
        explain(task.id(), why, officer);
        return Optional.of(source);
    }

    private void tell(String fact, UUID id, String words, Actor officer) {
        find(id).ifPresent(task ->
                journal.append(
                        new Entry(
                                fact,
                                officer,
                                "record:" + task.entity(),
                                Map.of(
                                        "registry", task.registry(),
                                        "kind", task.finding().kind(),
                                        "rule", task.finding().rule(),
                                        "field", task.finding().field()),
                                words)));
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
