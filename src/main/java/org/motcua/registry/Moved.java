package org.motcua.registry;

import java.util.Optional;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How often registries changed, as the journal tells: what was counted before the last change is
/// counted again, on whichever node.
@Component("registryMoved")
class Moved {
    private final JdbcClient sql;

    Moved(JdbcClient sql) {
        this.sql = sql;
    }

    /// Says that these changed. Always in the same order, so that no two wait for each other.
    void tell(SortedSet<String> registries) {
        if (registries.isEmpty()) {
            return;
        }
        sql.sql(
                        """
                        insert into registry.moved (registry, beat)
                        select registry, 1 from unnest(:registries) as registry
                        on conflict (registry) do update set beat = moved.beat + 1
                        """)
                .param("registries", registries.toArray(String[]::new))
                .update();
    }

    /// Another number after each change; 0 before the first.
    long beat(String registry) {
        return Optional.of(registry)
                .flatMap(one ->
                        sql.sql("select beat from registry.moved where registry = ?")
                                .param(one)
                                .query(Long.class)
                                .optional())
                .orElse(0L);
    }
}
