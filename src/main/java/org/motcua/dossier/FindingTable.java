package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
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
        if (findings.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        insert into dossier.finding (dossier, examination, passed, evidence, at)
                        select :dossier, f.examination, f.passed, f.evidence::jsonb, :at
                        from unnest(:examinations::text[], :passed::boolean[], :evidence::text[])
                            as f (examination, passed, evidence)
                        on conflict (dossier, examination) do update
                            set passed = excluded.passed, evidence = excluded.evidence,
                                at = excluded.at
                        """)
                .param("dossier", dossier)
                .param("at", Json.time(at))
                .param(
                        "examinations",
                        findings.stream()
                                .map(finding -> finding.examination().id())
                                .toArray(String[]::new))
                .param(
                        "passed",
                        findings.stream().map(Examination.Finding::passed).toArray(Boolean[]::new))
                .param(
                        "evidence",
                        findings.stream()
                                .map(finding -> Json.text(finding.evidence()))
                                .toArray(String[]::new))
                .update();
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
                .query(FindingTable::row)
                .list();
    }

    static Finding row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new Finding(
                row.getString("examination"),
                row.getBoolean("passed"),
                Json.map(row.getString("evidence")),
                columns.instant("at"),
                columns.uuid("overruled_by"),
                columns.text("reason"));
    }
}
