package org.motcua.api;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sorts what happens to records by their registry, so that systems can follow one of them.
@Component
class RegistryChangeFollower implements Follower {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> TOLD =
            Set.of(
                    "registry.created",
                    "registry.updated",
                    "registry.corrected",
                    "registry.ended",
                    "registry.forgotten",
                    "registry.merged",
                    "registry.split",
                    "registry.regrouped",
                    "registry.taken");

    private final JdbcTemplate sql;

    RegistryChangeFollower(DataSource source) {
        this.sql = new JdbcTemplate(source);
    }

    @Override
    public String name() {
        return "api.registry-changes";
    }

    @Override
    public boolean follows(String fact) {
        return TOLD.contains(fact);
    }

    @Override
    public void apply(List<Recorded> batch) {
        sql.batchUpdate(
                """
                insert into api.registry_change (position, at, fact, registry, subject, data)
                values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing
                """,
                batch.stream().map(RegistryChangeFollower::row).toList());
    }

    private static Object[] row(Recorded recorded) {
        var entry = recorded.entry();
        var data = new LinkedHashMap<String, Object>();
        for (String told : List.of("fields", "rows", "created", "changed")) {
            var value = entry.data().get(told);
            if (value != null) {
                data.put(told, value);
            }
        }
        return new Object[] {
            recorded.position(),
            recorded.at().atOffset(ZoneOffset.UTC),
            entry.fact(),
            registry(entry.subject(), entry.data()),
            entry.subject(),
            JSON.writeValueAsString(data)
        };
    }

    private static String registry(String subject, Map<String, Object> data) {
        Object named = data.get("registry");
        return named != null ? named.toString() : subject.substring(subject.indexOf(':') + 1);
    }

    @Override
    public void reset() {
        sql.update("delete from api.registry_change");
    }
}
