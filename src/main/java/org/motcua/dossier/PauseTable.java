package org.motcua.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.calendar.Pause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The stretches in which the agency's clock stands.
@Component
class PauseTable {
    private final JdbcClient sql;

    PauseTable(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(UUID dossier, String kind, Instant since) {
        sql.sql("insert into dossier.pause (dossier, kind, since) values (?, ?, ?)")
                .param(dossier)
                .param(kind)
                .param(Json.time(since))
                .update();
    }

    void end(UUID dossier, String kind, Instant until) {
        sql.sql(
                        """
                        update dossier.pause set until = greatest(?, since)
                        where dossier = ? and kind = ? and until is null
                        """)
                .param(Json.time(until))
                .param(dossier)
                .param(kind)
                .update();
    }

    /// All pauses, the earliest first; one that still lasts reaches until now.
    List<Pause> of(UUID dossier, Instant now) {
        return sql.sql(
                        "select kind, since, until from dossier.pause where dossier = ? order by since")
                .param(dossier)
                .query((row, _) -> {
                    var since = row.getObject("since", OffsetDateTime.class).toInstant();
                    var until =
                            Optional.ofNullable(row.getObject("until", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(now.isBefore(since) ? since : now);
                    return new Pause(since, until, row.getString("kind"));
                })
                .list();
    }
}
