package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The durable effects of dossiers.
@Component
class EffectTable {
    private final JdbcClient sql;

    EffectTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(UUID dossier, List<Moving.Effect> effects, Instant at) {
        for (var effect : effects) {
            sql.sql(
                            """
                            insert into dossier.effect (id, dossier, kind, key, next_at)
                            values (?, ?, ?, ?, ?) on conflict (key) do nothing
                            """)
                    .param(Identifier.next())
                    .param(dossier)
                    .param(effect.kind())
                    .param(effect.key())
                    .param(Json.time(at))
                    .update();
        }
    }

    /// Takes the next effect that is due, or the due one of a dossier, and holds its row. Others
    /// pass by.
    Optional<Effect> take(Instant now, Optional<UUID> dossier) {
        return sql.sql(
                        """
                        select * from dossier.effect
                        where state in ('pending', 'failed') and next_at <= :now
                            and (:dossier::uuid is null or dossier = :dossier::uuid)
                        order by next_at limit 1 for update skip locked
                        """)
                .param("now", Json.time(now))
                .param("dossier", dossier.orElse(null))
                .query(EffectTable::row)
                .optional();
    }

    void done(UUID effect, Instant at) {
        sql.sql("update dossier.effect set state = 'done', done_at = ?, fault = null where id = ?")
                .param(Json.time(at))
                .param(effect)
                .update();
    }

    void failed(UUID effect, String fault, Instant at, Duration wait) {
        sql.sql(
                        """
                        update dossier.effect
                        set state = 'failed', tries = tries + 1, fault = ?, next_at = ? where id = ?
                        """)
                .param(fault)
                .param(Json.time(at.plus(wait)))
                .param(effect)
                .update();
    }

    void parked(UUID effect, String fault) {
        sql.sql(
                        """
                        update dossier.effect
                        set state = 'parked', tries = tries + 1, fault = ? where id = ?
                        """)
                .param(fault)
                .param(effect)
                .update();
    }

    boolean resume(UUID effect, Instant at) {
        return sql.sql(
                                """
                                update dossier.effect set state = 'pending', next_at = ?
                                where id = ? and state in ('failed', 'parked')
                                """)
                        .param(Json.time(at))
                        .param(effect)
                        .update()
                == 1;
    }

    List<Effect> of(UUID dossier) {
        return sql.sql("select * from dossier.effect where dossier = ? order by id")
                .param(dossier)
                .query(EffectTable::row)
                .list();
    }

    List<Effect> stuck(int limit) {
        return sql.sql(
                        """
                        select * from dossier.effect where state in ('failed', 'parked')
                        order by id limit ?
                        """)
                .param(limit)
                .query(EffectTable::row)
                .list();
    }

    static Effect row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new Effect(
                columns.id("id"),
                columns.id("dossier"),
                row.getString("kind"),
                row.getString("key"),
                Effect.State.of(row.getString("state")),
                row.getInt("tries"),
                columns.instant("next_at"),
                columns.text("fault"));
    }
}
