package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The forms of the law that were sent about dossiers. Their fields are fixed when they are sent;
/// the file is printed when it is first opened.
@Component
class LetterTable {
    private final JdbcClient sql;

    LetterTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Dossier dossier, Moving.Letter letter, Instant at) {
        sql.sql(
                        """
                        insert into dossier.letter (id, dossier, form, number, fields, language, at)
                        select ?, ?, ?, count(*) + 1, ?::jsonb, ?, ?
                        from dossier.letter where dossier = ? and form = ?
                        """)
                .param(Identifier.next())
                .param(dossier.id())
                .param(letter.form())
                .param(Json.text(letter.fields()))
                .param(dossier.language())
                .param(Json.time(at))
                .param(dossier.id())
                .param(letter.form())
                .update();
    }

    List<Letter> of(UUID dossier) {
        return sql.sql("select * from dossier.letter where dossier = ? order by at, id")
                .param(dossier)
                .query(LetterTable::row)
                .list();
    }

    Optional<Letter> find(UUID letter) {
        return sql.sql("select * from dossier.letter where id = ?")
                .param(letter)
                .query(LetterTable::row)
                .optional();
    }

    void printed(UUID letter, String sha256) {
        sql.sql("update dossier.letter set sha256 = ? where id = ? and sha256 is null")
                .param(sha256)
                .param(letter)
                .update();
    }

    static Letter row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new Letter(
                columns.id("id"),
                columns.id("dossier"),
                row.getString("form"),
                row.getInt("number"),
                Json.map(row.getString("fields")),
                row.getString("language"),
                columns.instant("at"),
                columns.text("sha256"));
    }
}
