package org.motcua.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Empties the records that ended longer ago than their registry keeps them (`retention` of the
/// definition). Their fields go, in all wordings; the key, the days and the entries of the journal
/// stay, so that no number is given twice and it can be seen that there was a record and why it is
/// empty.
///
/// A record waits while somebody's objection to it is unanswered and while a fault of it is open.
/// Records that were merged into it go with it. Fact: `registry.forgotten`, one for each record.
@Component
class Retentions {
    /// What an emptied wording was written for.
    static final String CAUSE = "retention";

    private static final Logger LOG = LoggerFactory.getLogger(Retentions.class);
    private static final Actor ACTOR = Actor.program("registry.retention");
    private static final int STEP = 500;
    private static final String DUE =
            """
            select distinct r.entity from registry.record r
            where r.registry = ? and r.superseded_at is null and not upper_inf(r.valid)
                and upper(r.valid) <= ?
                and r.cause <> 'retention'
                and not exists (
                    select from registry.record later
                    where later.entity = r.entity and later.superseded_at is null
                        and (upper_inf(later.valid) or upper(later.valid) > ?))
                and not exists (
                    select from registry.objection o
                    where o.entity = r.entity and o.answered_at is null)
                and not exists (
                    select from registry.fault f
                    where f.entity = r.entity and f.state in ('OPEN', 'EXPLAINED'))
            limit ?
            """;

    private final Registries registries;
    private final Qualities qualities;
    private final Countries countries;
    private final Journal journal;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retentions(
            Registries registries,
            Qualities qualities,
            Countries countries,
            Journal journal,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.registries = registries;
        this.qualities = qualities;
        this.countries = countries;
        this.journal = journal;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Once a night, at an hour when few ask.
    @Scheduled(cron = "0 20 3 * * *")
    void nightly() {
        for (var registry : registries.all()) {
            int forgotten = forget(registry);
            if (forgotten > 0) {
                LOG.info("{}: {} records emptied, kept long enough", registry.id(), forgotten);
            }
        }
    }

    /// Empties what is due in one registry, in steps that are each one transaction.
    ///
    /// @return how many records were emptied
    int forget(Registry registry) {
        var retention = registry.retention();
        if (retention == null) {
            return 0;
        }
        var until = countries.today(clock).minusYears(retention.years());
        int all = 0;
        while (true) {
            int some = step(registry, retention, until);
            all += some;
            if (some < STEP) {
                return all;
            }
        }
    }

    private int step(Registry registry, Registry.Retention retention, LocalDate until) {
        return transaction.execute(_ -> {
            var due =
                    sql.sql(DUE)
                            .param(registry.id())
                            .param(until)
                            .param(until)
                            .param(STEP)
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .list();
            if (!due.isEmpty()) {
                empty(registry, retention, due);
            }
            return due.size();
        });
    }

    private void empty(Registry registry, Registry.Retention retention, List<UUID> ended) {
        var due = withMerged(ended);
        var entities = due.toArray(UUID[]::new);
        sql.sql(
                        """
                        update registry.record set fields = '{}', cause = ?
                        where entity = any(?)
                        """)
                .param(CAUSE)
                .param(entities)
                .update();
        sql.sql("delete from registry.confirmation where entity = any(?)").param(entities).update();
        qualities.forget(due);
        String basis = retention.basis().in(countries.active().settings().binding());
        journal.append(
                due.stream()
                        .map(entity ->
                                new Entry(
                                        "registry.forgotten",
                                        ACTOR,
                                        "record:" + entity,
                                        Map.of(
                                                "registry", registry.id(),
                                                "years", retention.years()),
                                        basis))
                        .toList());
    }

    /// What was found to be the same record goes with it.
    private Set<UUID> withMerged(List<UUID> ended) {
        var all = new LinkedHashSet<>(ended);
        all.addAll(
                sql.sql(
                                """
                                with recursive merged as (
                                    select other from registry.regrouping
                                    where kept = any(?) and act = 'MERGE' and undone_at is null
                                    union
                                    select g.other from registry.regrouping g
                                    join merged m on g.kept = m.other
                                    where g.act = 'MERGE' and g.undone_at is null)
                                select other from merged
                                """)
                        .param(ended.toArray(UUID[]::new))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list());
        return all;
    }
}
