package org.motcua.dispatch;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `dispatch.enclosure`.
@Component("dispatchEnclosures")
class EnclosureTable {
    private final JdbcTemplate sql;

    EnclosureTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    List<Enclosure> of(UUID document, int edition) {
        return sql.query(
                "select * from dispatch.enclosure where document = ? and edition = ? order by place",
                (row, _) ->
                        new Enclosure(
                                row.getInt("place"),
                                row.getString("name"),
                                row.getString("content_type"),
                                row.getLong("size"),
                                row.getString("sha256")),
                document,
                edition);
    }

    void add(UUID document, int edition, Enclosure one) {
        sql.update(
                """
                insert into dispatch.enclosure
                    (document, edition, place, name, content_type, size, sha256)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                document,
                edition,
                one.place(),
                one.name(),
                one.contentType(),
                one.size(),
                one.sha256());
    }

    /// Takes one away; those behind it move up.
    void remove(UUID document, int edition, int place) {
        sql.update(
                "delete from dispatch.enclosure where document = ? and edition = ? and place = ?",
                document,
                edition,
                place);
        var rest = of(document, edition);
        sql.update(
                "delete from dispatch.enclosure where document = ? and edition = ?",
                document,
                edition);
        int next = 0;
        for (var one : rest) {
            add(
                    document,
                    edition,
                    new Enclosure(++next, one.name(), one.contentType(), one.size(), one.sha256()));
        }
    }

    /// Lets another document, or edition, have the same files.
    void copy(UUID from, int edition, UUID to, int toEdition) {
        of(from, edition).forEach(one -> add(to, toEdition, one));
    }

    void removeAll(UUID document) {
        sql.update("delete from dispatch.enclosure where document = ?", document);
    }
}
