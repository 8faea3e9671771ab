package org.motcua.bundle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody has to look after. One alert for each part and kind: it is resolved and may come
/// back, but is never told twice at once.
@Component
class AlertTable {
    /// When each kind of alert stands, `? ` being now.
    private static final String STANDING =
            """
            select step.id step, 'acknowledgement' kind, step.agency
            from bundle.step
            where step.state = 'filed' and step.acknowledged_at is null
                and step.acknowledge_by < :now
            union all
            select step.id, 'synchronisation', step.agency
            from bundle.step
            where step.state = 'ready'
                and step.ready_at + make_interval(mins => :minutes) < :now
            union all
            select step.id, 'late', step.agency
            from bundle.step
            where step.state = 'filed' and step.due_at < :now
            union all
            select step.id, 'consent', step.agency
            from bundle.step join bundle.consent on consent.step = step.id
            where step.state = 'waiting' and consent.answered_at is null
                and consent.answer_by < :now
            """;

    private final JdbcClient sql;

    AlertTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// An alert that was raised just now.
    record Raised(UUID step, Alert.Kind kind, Optional<AgencyCode> agency) {}

    /// Raises what stands and is not raised yet.
    List<Raised> raise(Instant now, int minutes) {
        return sql.sql(
                        "insert into bundle.alert (id, step, kind, agency, raised_at) select"
                                + " uuidv7(), standing.step, standing.kind, standing.agency, :now"
                                + " from ("
                                + STANDING
                                + ") standing on conflict (step, kind) do update set raised_at ="
                                + " excluded.raised_at, resolved_at = null, agency ="
                                + " excluded.agency where alert.resolved_at is not null"
                                + " returning step, kind, agency")
                .param("now", Json.time(now))
                .param("minutes", minutes)
                .query((row, _) ->
                        new Raised(
                                row.getObject("step", UUID.class),
                                Alert.Kind.of(row.getString("kind")),
                                Optional.ofNullable(row.getString("agency")).map(AgencyCode::new)))
                .list();
    }

    /// @return how many no longer stand
    int resolve(Instant now, int minutes) {
        return sql.sql(
                        "update bundle.alert set resolved_at = :now where resolved_at is null and"
                                + " (step, kind) not in (select step, kind from ("
                                + STANDING
                                + ") standing)")
                .param("now", Json.time(now))
                .param("minutes", minutes)
                .update();
    }

    /// What stands, the oldest first: of some agencies, or all.
    List<Alert> open(Optional<List<AgencyCode>> agencies) {
        String[] mine =
                agencies.map(all -> all.stream().map(AgencyCode::value).toArray(String[]::new))
                        .orElse(null);
        return sql.sql(
                        """
                        select alert.id, alert.kind, alert.agency, alert.raised_at,
                            filing.code, filing.procedure, filing.definition,
                            step.step, step.dossier, step.fault,
                            case alert.kind when 'acknowledgement' then step.acknowledge_by
                                when 'late' then step.due_at
                                when 'consent' then consent.answer_by end due
                        from bundle.alert
                        join bundle.step on step.id = alert.step
                        join bundle.filing on filing.id = step.filing
                        left join bundle.consent on consent.step = step.id
                        where alert.resolved_at is null
                            and (?::text[] is null or alert.agency = any (?::text[]))
                        order by alert.raised_at limit 500
                        """)
                .param(mine)
                .param(mine)
                .query(AlertTable::row)
                .list();
    }

    private static Alert row(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                Alert.Kind.of(row.getString("kind")),
                new DossierCode(row.getString("code")),
                new ProcedureCode(row.getString("procedure")),
                row.getString("definition"),
                row.getString("step"),
                Optional.ofNullable(row.getString("agency")).map(AgencyCode::new),
                Optional.ofNullable(row.getObject("dossier", UUID.class)),
                Json.time(row, "due"),
                Optional.ofNullable(row.getString("fault")),
                Json.time(row, "raised_at").orElseThrow());
    }
}
