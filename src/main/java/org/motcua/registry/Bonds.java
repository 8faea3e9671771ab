package org.motcua.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.country.Countries;
import org.springframework.stereotype.Component;

/// Who stands for whom by records in force: a parent for a child, a guardian for a ward, a
/// representative for an enterprise.
///
/// It answers for the program only, which asks at each act in another's name whether the bond still
/// stands; nothing of it reaches a page. Whoever shows what it found reads the record like
/// everybody else, with a purpose, and that look is written down.
@Component
public class Bonds {
    /// Instead of a field: what the record is kept under.
    public static final String KEY = "key";

    private static final int MOST = 200;

    private final RecordTable table;
    private final Countries countries;
    private final java.time.Clock clock;

    Bonds(RecordTable table, Countries countries, java.time.Clock clock) {
        this.table = table;
        this.countries = countries;
        this.clock = clock;
    }

    /// What stands in some fields of the records that hold certain values; empty where the registry
    /// does not answer.
    ///
    /// @param having the values, by field or [#KEY]
    /// @param wanted fields, or [#KEY]
    public Optional<List<Map<String, String>>> find(
            String registry, Map<String, ?> having, List<String> wanted) {
        if (table.outage(registry).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(records(registry, having).map(record -> only(record, wanted)).toList());
    }

    private Stream<RegistryRecord> records(String registry, Map<String, ?> having) {
        var fields = new LinkedHashMap<String, Object>(having);
        var key = fields.remove(KEY);
        var today = countries.today(clock);
        if (key == null) {
            return table.byFields(registry, fields, today, MOST).stream();
        }
        var found = new ArrayList<>(table.byKey(registry, key.toString(), today));
        found.removeIf(record ->
                !fields.entrySet().stream()
                        .allMatch(one -> one.getValue().equals(record.fields().get(one.getKey()))));
        return found.stream();
    }

    private static Map<String, String> only(RegistryRecord record, List<String> wanted) {
        var values = new LinkedHashMap<String, String>();
        for (String name : wanted) {
            var value = name.equals(KEY) ? record.key() : record.fields().get(name);
            if (value != null && !value.toString().isEmpty()) {
                values.put(name, value.toString());
            }
        }
        return values;
    }
}
