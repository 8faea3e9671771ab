package org.motcua.dossier;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// In whose hands dossiers are now, for whoever asks why they stand.
@Component
public class Holders {
    private final JdbcClient sql;

    Holders(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param step of the internal process; empty while the applicant has to act
    /// @param officer to whom the step was given; empty while it waits for anybody of its role
    public record Holder(String step, Optional<UUID> officer) {}

    /// By dossier; those that ended are left out.
    public Map<UUID, Holder> of(Collection<UUID> dossiers) {
        var found = new LinkedHashMap<UUID, Holder>();
        sql.sql(
                        """
                        select id, turn, assignee from dossier.dossier
                        where id = any (:dossiers::uuid[]) and ended_at is null
                        """)
                .param("dossiers", dossiers.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> {
                    var columns = new Columns(row);
                    return found.put(
                            columns.id("id"),
                            new Holder(columns.text("turn").orElse(""), columns.uuid("assignee")));
                })
                .list();
        return found;
    }
}
