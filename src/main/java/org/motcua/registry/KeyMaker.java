package org.motcua.registry;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.country.Expression;
import org.motcua.country.ValueType;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Numbers new records: a prefix computed from the record, then random digits or a running number.
final class KeyMaker {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<List<String>, Expression> COMPILED = new ConcurrentHashMap<>();

    private final JdbcClient sql;

    KeyMaker(JdbcClient sql) {
        this.sql = sql;
    }

    /// A key that no record has yet.
    String next(Registry registry, Map<String, Object> fields, LocalDate on) {
        String prefix = prefix(registry, fields, on);
        if (registry.key().sequence() > 0) {
            return prefix + running(registry, prefix);
        }
        for (int tries = 0; tries < 100; tries++) {
            String key = prefix + random(registry.key().random());
            if (free(registry, key)) {
                return key;
            }
        }
        throw new IllegalStateException("no free number left in " + registry.id());
    }

    static String prefix(Registry registry, Map<String, Object> fields, LocalDate on) {
        String source = registry.key().prefix();
        if (source == null) {
            throw new IllegalArgumentException(registry.id() + " does not number its records");
        }
        var values = new LinkedHashMap<>(fields);
        values.put("year", (long) on.getYear());
        return COMPILED.computeIfAbsent(
                        List.of(registry.id(), source, registry.fields().toString()),
                        _ -> Language.ofKeys(registry).compile(source, ValueType.STRING).orThrow())
                .text(values);
    }

    private static String random(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return text.toString();
    }

    private boolean free(Registry registry, String key) {
        return sql.sql("select count(*) from registry.record where registry = ? and key = ?")
                        .param(registry.id())
                        .param(key)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /// Takes so many running numbers of a prefix at once.
    ///
    /// @return the last number before them
    long reserve(Registry registry, String prefix, int many) {
        return sql.sql(
                                """
                                insert into registry.counter (registry, prefix, last)
                                values (:registry, :prefix, :many)
                                on conflict (registry, prefix)
                                    do update set last = registry.counter.last + :many
                                returning last
                                """)
                        .param("registry", registry.id())
                        .param("prefix", prefix)
                        .param("many", (long) many)
                        .query(Long.class)
                        .single()
                - many;
    }

    private String running(Registry registry, String prefix) {
        long number = reserve(registry, prefix, 1) + 1;
        return ("%0" + registry.key().sequence() + "d").formatted(number);
    }
}
