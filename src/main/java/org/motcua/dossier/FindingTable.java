package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.motcua.procedure.Examination;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How the automatic checks of dossiers came out.
@Component
class FindingTable {
    private final JdbcClient sql;

    FindingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// Writes what was found; a decision against an earlier finding stays while the finding does.
    void write(UUID dossier, List<Examination.Finding> findings, Instant at) {
        for (var finding : findings) {
            sql.sql(
                            """
                            insert into dossier.finding (dossier, examination, passed, evidence, at)
                            values (?, ?, ?, ?::jsonb, ?)
                            on conflict (dossier, examination) do update
                                set passed = excluded.passed, evidence = excluded.evidence,
                                    at = excluded.at
                            """)
                    .param(dossier)
                    .param(finding.examination().id())
                    .param(finding.passed())
                    .param(Json.text(finding.evidence()))
                    .param(Json.time(at))
                    .update();
        }
    }

    void overrule(UUID dossier, String examination, UUID officer, String reason, Instant at) {
        sql.sql(
                        """
                        update dossier.finding
                        set overruled_by = ?, overruled_at = ?, reason = ?
                        where dossier = ? and examination = ?
                        """)
                .param(officer)
                .param(Json.time(at))
                .param(reason)
                .param(dossier)
                .param(examination)
                .update();
    }

    List<Finding> of(UUID dossier) {
        return sql.sql("select * from dossier.finding where dossier = ? order by examination")
                .param(dossier)
                .query((row, _) -> {
                    var columns = new Columns(row);
                    return new Finding(
                            row.getString("examination"),
                            row.getBoolean("passed"),
                            Json.map(row.getString("evidence")),
                            columns.instant("at"),
                            columns.uuid("overruled_by"),
                            columns.text("reason"));
                })
                .list();
    }
}
