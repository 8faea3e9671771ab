package org.motcua.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;

/// An official list of units as somebody publishes it: rows with a code, a whole name and the code
/// of the unit above. Knows which defects such lists have.
///
/// @param rows the rows that can be used, by code
/// @param defects what is wrong, by kind, each with its line
public record UnitList(Map<String, Row> rows, Map<String, List<String>> defects) {
    /// @param type an id of `units/types.yaml`
    /// @param proper the name without the word for its type
    public record Row(String code, String type, String proper, @Nullable String parent) {}

    private static final List<String> CODE = List.of("code", "ward_code", "province_code");
    private static final List<String> NAME = List.of("name");
    private static final List<String> PARENT = List.of("parent", "province_code");

    /// Reads rows whose columns are called `code` (or `ward_code`, `province_code`), `name` and
    /// `parent` (or `province_code`).
    ///
    /// @throws IllegalArgumentException where the first line names no code or no name
    public static UnitList read(List<Map<String, String>> records, Country country, String level) {
        var rows = new LinkedHashMap<String, Row>();
        var defects = new HashMap<String, List<String>>();
        int line = 1;
        for (Map<String, String> record : records) {
            line++;
            String code = cell(record, CODE, "");
            String name = cell(record, NAME, "");
            String parent =
                    record.containsKey("ward_code") || record.containsKey("parent")
                            ? cell(record, PARENT, "")
                            : "";
            Optional<UnitType> type = type(name, country, level);
            if (code.isEmpty() || name.isEmpty()) {
                defect(defects, "missing", line, record);
            } else if (code.length() > 64 || !code.chars().allMatch(Character::isLetterOrDigit)) {
                defect(defects, "code", line, record);
            } else if (type.isEmpty()) {
                defect(defects, "type", line, record);
            } else if (rows.containsKey(code)) {
                defect(defects, "twice", line, record);
            } else {
                String proper = proper(name, type.get(), country);
                rows.put(
                        code,
                        new Row(code, type.get().id(), proper, parent.isEmpty() ? null : parent));
            }
        }
        return new UnitList(rows, defects);
    }

    private static void defect(
            Map<String, List<String>> defects, String kind, int line, Map<String, String> record) {
        defects.computeIfAbsent(kind, _ -> new ArrayList<>())
                .add(line + ": " + String.join(",", record.values()));
    }

    private static String cell(Map<String, String> record, List<String> names, String otherwise) {
        for (String name : names) {
            String value = record.get(name);
            if (value != null) {
                return value.strip();
            }
        }
        return otherwise;
    }

    /// The type whose word the name begins with, the longest such word winning.
    private static Optional<UnitType> type(String name, Country country, String level) {
        UnitType best = null;
        int longest = 0;
        for (Definition<UnitType> one : country.all(Units.TYPES)) {
            String word = word(one.value(), country);
            boolean fits = name.startsWith(word) && one.value().level().equals(level);
            if (fits && word.length() > longest) {
                best = one.value();
                longest = word.length();
            }
        }
        return Optional.ofNullable(best);
    }

    private static String word(UnitType type, Country country) {
        return type.name().in(country.settings().binding()).replace("{0}", "");
    }

    private static String proper(String name, UnitType type, Country country) {
        return name.substring(word(type, country).length()).strip();
    }
}
