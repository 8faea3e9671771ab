package org.motcua.dossier;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/// Everything that lies with a dossier in one trip to the database: a page shows it all, and the
/// trips would cost more than the rows.
@Component
class MaterialTable {
    private static final String ALL =
            """
            select * from dossier.file where dossier = ? and state = 'kept' order by id;
            select * from dossier.finding where dossier = ? order by examination;
            select * from dossier.turn where dossier = ? order by done, id;
            select * from dossier.letter where dossier = ? order by at, id;
            select * from dossier.supplement where dossier = ? order by number;
            select * from dossier.effect where dossier = ? order by id
            """;
    private static final int PARTS = 6;

    private final JdbcTemplate sql;

    MaterialTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    Material of(UUID dossier) {
        return Objects.requireNonNull(
                sql.execute(
                        ALL,
                        (PreparedStatement statement) -> {
                            for (int i = 1; i <= PARTS; i++) {
                                statement.setObject(i, dossier);
                            }
                            statement.execute();
                            return new Material(
                                    rows(statement, FileTable::row),
                                    rows(statement, FindingTable::row),
                                    rows(statement, TurnTable::row),
                                    rows(statement, LetterTable::row),
                                    rows(statement, SupplementTable::row),
                                    rows(statement, EffectTable::row));
                        }));
    }

    /// The rows of the present answer; then the next one is at hand.
    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper)
            throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = Objects.requireNonNull(statement.getResultSet())) {
            while (rows.next()) {
                found.add(mapper.mapRow(rows, found.size()));
            }
        }
        statement.getMoreResults();
        return found;
    }
}
