package org.motcua.api;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sorts what happens to dossiers by the system that filed them, so that each can ask what is new
/// since it last asked. In the order of the journal: what was read once is never joined by
/// something earlier.
@Component
class ChangeFollower implements Follower {
    private static final String FILED = "dossier.filed";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JdbcTemplate sql;

    ChangeFollower(DataSource source) {
        this.sql = new JdbcTemplate(source);
    }

    @Override
    public String name() {
        return "api.changes";
    }

    @Override
    public boolean follows(String fact) {
        return DossierAnswers.told(fact);
    }

    @Override
    public void apply(List<Recorded> batch) {
        var filed = new ArrayList<Object[]>();
        var told = new ArrayList<Object[]>();
        for (Recorded recorded : batch) {
            var entry = recorded.entry();
            String dossier = entry.subject().substring(entry.subject().indexOf(':') + 1);
            if (entry.fact().equals(FILED) && entry.actor().kind() == Actor.Kind.SYSTEM) {
                filed.add(new Object[] {dossier, entry.actor().id()});
            }
            told.add(
                    new Object[] {
                        recorded.position(),
                        recorded.at().atOffset(ZoneOffset.UTC),
                        entry.fact(),
                        MAPPER.writeValueAsString(entry.data()),
                        dossier
                    });
        }
        sql.batchUpdate(
                "insert into api.filed (dossier, client) values (?::uuid, ?) on conflict do nothing",
                filed);
        sql.batchUpdate(
                """
                insert into api.change (position, at, fact, data, client, dossier)
                select ?, ?, ?, ?::jsonb, client, dossier from api.filed where dossier = ?::uuid
                """,
                told);
    }

    @Override
    public void reset() {
        sql.update("delete from api.change");
        sql.update("delete from api.filed");
    }
}
