package org.motcua.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.motcua.kernel.Identifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Officers who are away, and who stands in for them.
@Component
class AbsenceTable {
    private final JdbcClient sql;

    AbsenceTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return whether it could be written; not where the days are covered already
    boolean add(UUID officer, UUID substitute, LocalDate from, LocalDate until) {
        try {
            sql.sql(
                            """
                            insert into dossier.absence (id, officer, substitute, away)
                            values (?, ?, ?, daterange(?::date, ?::date, '[]'))
                            """)
                    .param(Identifier.next())
                    .param(officer)
                    .param(substitute)
                    .param(from)
                    .param(until)
                    .update();
            return true;
        } catch (DataIntegrityViolationException _) {
            return false;
        }
    }

    List<UUID> standsInFor(UUID substitute, LocalDate on) {
        return sql.sql(
                        "select officer from dossier.absence where substitute = ? and away @> ?::date")
                .param(substitute)
                .param(on)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Who stands in for an officer on a day.
    List<UUID> substitutes(UUID officer, LocalDate on) {
        return sql.sql(
                        "select substitute from dossier.absence where officer = ? and away @> ?::date")
                .param(officer)
                .param(on)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
