package org.motcua.dossier;

import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who stands at the counter, for drafts that officers fill in.
@Component
class ServedTable {
    private final JdbcClient sql;

    ServedTable(JdbcClient sql) {
        this.sql = sql;
    }

    void serve(UUID draft, Filings.Helped person) {
        sql.sql(
                        """
                        insert into dossier.served (draft, number, name, phone, email)
                        values (:draft, :number, :name, :phone, :email)
                        on conflict (draft) do update
                            set number = :number, name = :name, phone = :phone, email = :email
                        """)
                .param("draft", draft)
                .param("number", person.number().map(PersonNumber::value).orElse(null))
                .param("name", person.name())
                .param("phone", person.phone().orElse(null))
                .param("email", person.email().orElse(null))
                .update();
    }

    Optional<Filings.Helped> of(UUID draft) {
        return sql.sql("select * from dossier.served where draft = ?")
                .param(draft)
                .query((row, _) -> {
                    var columns = new Columns(row);
                    return new Filings.Helped(
                            columns.text("number").map(PersonNumber::new),
                            row.getString("name"),
                            columns.text("phone"),
                            columns.text("email"));
                })
                .optional();
    }
}
