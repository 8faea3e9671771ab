package org.motcua.dossier;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which proposals a signing officer has looked at, and in which version.
@Component
class ViewingTable {
    private final JdbcClient sql;

    ViewingTable(JdbcClient sql) {
        this.sql = sql;
    }

    void viewed(UUID dossier, UUID officer, int version, Instant at) {
        sql.sql(
                        """
                        insert into dossier.viewing (dossier, officer, version, at)
                        values (?, ?, ?, ?)
                        on conflict (dossier, officer)
                            do update set version = excluded.version, at = excluded.at
                        """)
                .param(dossier)
                .param(officer)
                .param(version)
                .param(Json.time(at))
                .update();
    }

    boolean saw(UUID dossier, UUID officer, int version) {
        return sql.sql(
                        """
                        select exists (select from dossier.viewing
                                       where dossier = ? and officer = ? and version = ?)
                        """)
                .param(dossier)
                .param(officer)
                .param(version)
                .query(Boolean.class)
                .single();
    }
}
