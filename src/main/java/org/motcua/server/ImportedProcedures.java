package org.motcua.server;

import java.util.List;
import java.util.Optional;
import org.motcua.procedure.Defect;
import org.motcua.procedure.Information;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what a national catalogue publishes about procedures, so that people can read it. The
/// procedure room itself knows no SQL.
@Component
public class ImportedProcedures {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JdbcClient sql;

    public ImportedProcedures(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps these records instead of earlier ones of the same codes.
    @Transactional
    public void keep(List<Information> records) {
        for (Information one : records) {
            sql.sql(
                            """
                            insert into procedure.information (code, name, field, record, defects)
                            values (?, ?, ?, ?::jsonb, ?)
                            on conflict (code) do update set name = excluded.name,
                                field = excluded.field, record = excluded.record,
                                defects = excluded.defects, imported_at = now()
                            """)
                    .param(one.code())
                    .param(one.name())
                    .param(one.fieldCode())
                    .param(MAPPER.writeValueAsString(one))
                    .param(one.defects().stream().map(Defect::id).sorted().toArray(String[]::new))
                    .update();
        }
    }

    /// All records, for the catalogue.
    public List<Information> list() {
        return sql.sql("select record::text from procedure.information order by code")
                .query((row, _) -> read(row.getString(1)))
                .list();
    }

    public Optional<Information> find(String code) {
        return sql.sql("select record::text from procedure.information where code = ?")
                .param(code)
                .query((row, _) -> read(row.getString(1)))
                .optional();
    }

    /// A kind of defect and how many records have it.
    public record Count(String defect, long records) {}

    public List<Count> defects() {
        return sql.sql(
                        """
                        select defect, count(*) as records
                        from procedure.information, unnest(defects) as defect
                        group by defect order by records desc, defect
                        """)
                .query((row, _) -> new Count(row.getString(1), row.getLong(2)))
                .list();
    }

    /// A record by its code and name.
    public record Named(String code, String name) {}

    /// The records with one kind of defect.
    public List<Named> with(Defect defect) {
        return sql.sql(
                        """
                        select code, name from procedure.information
                        where defects @> array[?]::text[] order by code
                        """)
                .param(defect.id())
                .query((row, _) -> new Named(row.getString(1), row.getString(2)))
                .list();
    }

    private static Information read(String json) {
        return MAPPER.readValue(json, Information.class);
    }
}
