package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who did which step of the internal process: the control sheet (form 06).
@Component
class TurnTable {
    private final JdbcClient sql;

    TurnTable(JdbcClient sql) {
        this.sql = sql;
    }

    void done(
            UUID dossier,
            Dossier.Turn turn,
            @Nullable UUID officer,
            String result,
            @Nullable String note,
            Instant at) {
        sql.sql(
                        """
                        insert into dossier.turn
                            (id, dossier, step, officer, begun, due, done, result, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Identifier.next())
                .param(dossier)
                .param(turn.step())
                .param(officer)
                .param(Json.time(turn.since()))
                .param(Json.time(turn.due().orElse(null)))
                .param(Json.time(at))
                .param(result)
                .param(note)
                .update();
    }

    List<DoneTurn> of(UUID dossier) {
        return sql.sql("select * from dossier.turn where dossier = ? order by done, id")
                .param(dossier)
                .query(TurnTable::row)
                .list();
    }

    static DoneTurn row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new DoneTurn(
                row.getString("step"),
                columns.uuid("officer"),
                columns.instant("begun"),
                columns.time("due"),
                columns.instant("done"),
                row.getString("result"),
                columns.text("note"));
    }

    /// Who did a step last.
    Optional<UUID> lastOfficer(UUID dossier, String step) {
        return of(dossier).reversed().stream()
                .filter(turn -> turn.step().equals(step))
                .findFirst()
                .flatMap(DoneTurn::officer);
    }
}
