package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was asked for, and when it came.
@Component
class SupplementTable {
    private final JdbcClient sql;

    SupplementTable(JdbcClient sql) {
        this.sql = sql;
    }

    void ask(UUID dossier, int number, @Nullable UUID by, List<String> items, Instant at) {
        sql.sql(
                        """
                        insert into dossier.supplement (dossier, number, asked_at, asked_by, items)
                        values (?, ?, ?, ?, ?::jsonb)
                        """)
                .param(dossier)
                .param(number)
                .param(Json.time(at))
                .param(by)
                .param(Json.text(items))
                .update();
    }

    void answered(UUID dossier, Instant at) {
        sql.sql(
                        """
                        update dossier.supplement set answered_at = ?
                        where dossier = ? and answered_at is null
                        """)
                .param(Json.time(at))
                .param(dossier)
                .update();
    }

    List<Supplement> of(UUID dossier) {
        return sql.sql("select * from dossier.supplement where dossier = ? order by number")
                .param(dossier)
                .query(SupplementTable::row)
                .list();
    }

    static Supplement row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new Supplement(
                row.getInt("number"),
                columns.instant("asked_at"),
                Json.list(row.getString("items")),
                columns.time("answered_at"));
    }
}
