package org.motcua.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many records of registries have certain values, by unit, remembered until the registry
/// moves, a day begins or the definitions change. After a change all that was ever asked of the
/// registry is counted in one walk through it.
final class Counts {
    private final JdbcClient sql;
    private final @Nullable Moved moved;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /// @param moved null where nothing follows the journal: then nothing is remembered
    Counts(JdbcClient sql, @Nullable Moved moved) {
        this.sql = sql;
        this.moved = moved;
    }

    /// What was counted, and while what it is right.
    private record Kept(State state, Map<String, Map<String, Long>> byUnit) {}

    private record State(long beat, Asked asked) {}

    /// @param definitions the state of the definitions
    /// @param registry whose records
    /// @param field the field that tells the unit
    /// @param today the day on which they hold
    record Asked(String definitions, String registry, String field, LocalDate today) {}

    /// By the unit in which records lie.
    ///
    /// @param having values, as JSON
    Map<String, Long> byUnit(Asked asked, String having) {
        if (moved == null) {
            return counted(asked, Set.of(having)).getOrDefault(having, Map.of());
        }
        var state = new State(moved.beat(asked.registry()), asked);
        // who comes meanwhile waits instead of counting the same
        var now =
                kept.compute(
                        asked.registry(),
                        (_, known) ->
                                fits(known, state, having) ? known : anew(state, known, having));
        return now.byUnit().getOrDefault(having, Map.of());
    }

    private static boolean fits(@Nullable Kept known, State state, String having) {
        return known != null && known.state().equals(state) && known.byUnit().containsKey(having);
    }

    private Kept anew(State state, @Nullable Kept known, String having) {
        var all = new LinkedHashSet<String>();
        all.add(having);
        if (known != null) {
            all.addAll(known.byUnit().keySet());
        }
        return new Kept(state, counted(state.asked(), all));
    }

    private Map<String, Map<String, Long>> counted(Asked of, Set<String> having) {
        var asked = List.copyOf(having);
        var found = new HashMap<String, Map<String, Long>>();
        asked.forEach(one -> found.put(one, new HashMap<>()));
        var query =
                sql.sql(
                                """
                                select coalesce(fields ->> :field, '') as unit, %s
                                from registry.record
                                where registry || '' = :registry and superseded_at is null
                                    and valid @> :today::date
                                group by 1
                                """
                                        .formatted(columns(asked.size())))
                        .param("field", of.field())
                        .param("registry", of.registry())
                        .param("today", of.today());
        for (int i = 0; i < asked.size(); i++) {
            query = query.param("having" + i, asked.get(i));
        }
        query.query(row -> {
            for (int i = 0; i < asked.size(); i++) {
                long many = row.getLong("n" + i);
                if (many > 0) {
                    found.computeIfAbsent(asked.get(i), _ -> new HashMap<>())
                            .put(row.getString("unit"), many);
                }
            }
        });
        return found;
    }

    private static String columns(int many) {
        return IntStream.range(0, many)
                .mapToObj(i ->
                        "count(*) filter (where fields @> :having%1$d::jsonb) as n%1$d"
                                .formatted(i))
                .collect(Collectors.joining(", "));
    }
}
