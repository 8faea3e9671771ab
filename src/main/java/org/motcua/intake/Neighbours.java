package org.motcua.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.kernel.Folding;
import org.motcua.registry.Bulk;
import org.motcua.registry.Registry;

/// What other records tell of many rows at once.
final class Neighbours {
    private final Bulk bulk;
    private final Registry registry;

    Neighbours(Bulk bulk, Registry registry) {
        this.bulk = bulk;
        this.registry = registry;
    }

    /// Finds the records that are meant by numbers of before or without their first zero. Only one
    /// that is the only one counts.
    void resolve(List<Washed> rows) {
        var former = new HashMap<String, Set<String>>();
        var padded = new HashMap<String, Set<String>>();
        for (Washed row : rows) {
            for (Washed.Asked asked : row.asked()) {
                (asked.former() ? former : padded)
                        .computeIfAbsent(asked.registry(), _ -> new HashSet<>())
                        .add(asked.number());
            }
        }
        if (former.isEmpty() && padded.isEmpty()) {
            return;
        }
        var byFormer = new HashMap<String, Map<String, List<String>>>();
        former.forEach((to, numbers) -> byFormer.put(to, former(to, numbers)));
        var known = new HashMap<String, Set<String>>();
        padded.forEach((to, numbers) -> known.put(to, bulk.known(to, numbers)));
        for (Washed row : rows) {
            for (Washed.Asked asked : row.asked()) {
                var keys =
                        asked.former()
                                ? byFormer.getOrDefault(asked.registry(), Map.of())
                                        .getOrDefault(asked.number(), List.of())
                                : known.getOrDefault(asked.registry(), Set.of()).stream()
                                        .filter(asked.number()::equals)
                                        .toList();
                settle(row, asked, keys);
            }
        }
    }

    private Map<String, List<String>> former(String to, Collection<String> numbers) {
        return bulk.find(to)
                .map(target -> target.key().former())
                .map(former -> bulk.having(to, former.field(), numbers))
                .orElse(Map.of());
    }

    private static void settle(Washed row, Washed.Asked asked, List<String> keys) {
        if (keys.size() == 1) {
            row.put(asked.field(), keys.getFirst(), asked.number());
        } else {
            row.complain(
                    keys.isEmpty()
                            ? asked.former() ? "former-unknown" : "number-short"
                            : "former-of-many",
                    asked.field());
        }
    }

    /// Names in capitals or without marks are written as the registry writes them where they
    /// originate, if they are the same name without marks.
    void spell(List<Washed> rows) {
        registry.fields()
                .forEach((name, field) -> {
                    var authority = field.authority();
                    if (authority != null && field.type() == Registry.Type.TEXT) {
                        spell(rows, name, authority);
                    }
                });
    }

    private void spell(List<Washed> rows, String name, Registry.Authority authority) {
        var doubtful = new LinkedHashMap<Washed, String>();
        for (Washed row : rows) {
            if (row.fields().get(name) instanceof String value
                    && bare(value)
                    && row.fields().get(authority.by()) instanceof String key) {
                doubtful.put(row, key);
            }
        }
        if (doubtful.isEmpty()) {
            return;
        }
        var origins = bulk.current(authority.registry(), new HashSet<>(doubtful.values()));
        doubtful.forEach((row, key) -> {
            var origin = origins.get(key);
            if (origin != null
                    && origin.record().fields().get(authority.field()) instanceof String right
                    && row.fields().get(name) instanceof String value
                    && !right.equals(value)
                    && Folding.fold(right).equals(Folding.fold(value))) {
                row.put(name, right, value);
            }
        });
    }

    /// A name of several words without any mark: few are.
    private static boolean bare(String value) {
        return value.indexOf(' ') > 0 && value.chars().allMatch(c -> c < 128);
    }

    /// Who holds the values that may be held once only, by field and value.
    Map<String, Map<String, List<String>>> takenValues(List<Washed> rows) {
        var taken = new HashMap<String, Map<String, List<String>>>();
        registry.fields()
                .forEach((name, field) -> {
                    if (field.unique()) {
                        var values = new HashSet<String>();
                        for (Washed row : rows) {
                            if (row.fields().get(name) instanceof String value) {
                                values.add(value);
                            }
                        }
                        taken.put(name, bulk.having(registry.id(), name, values));
                    }
                });
        return taken;
    }

    /// How many references lead nowhere today. A file may bring children before their mothers, and
    /// one registry before the other, so that alone is no reason to send a row back.
    long dangling(Map<Washed, Map<String, Object>> rows, boolean complain) {
        var wanted = new HashMap<String, Set<String>>();
        var here = new HashSet<String>();
        rows.keySet().forEach(row -> row.key().ifPresent(here::add));
        each(rows, (_, _, to, key) -> wanted.computeIfAbsent(to, _ -> new HashSet<>()).add(key));
        var known = new HashMap<String, Set<String>>();
        wanted.forEach((to, keys) -> known.put(to, bulk.known(to, keys)));
        var dangling = new ArrayList<String>();
        each(
                rows,
                (row, name, to, key) -> {
                    boolean there =
                            known.getOrDefault(to, Set.of()).contains(key)
                                    || (to.equals(registry.id()) && here.contains(key));
                    if (!there) {
                        dangling.add(name);
                        if (complain) {
                            row.complain("record", name);
                        }
                    }
                });
        return dangling.size();
    }

    private interface Reference {
        void of(Washed row, String field, String registry, String key);
    }

    private void each(Map<Washed, Map<String, Object>> rows, Reference reference) {
        registry.fields()
                .forEach((name, field) -> {
                    String to = field.registry();
                    if (to != null) {
                        rows.forEach((row, fields) -> {
                            if (fields.get(name) instanceof String key) {
                                reference.of(row, name, to, key);
                            }
                        });
                    }
                });
    }
}
