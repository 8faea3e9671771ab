package org.motcua.procedure;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads raw answers, which may be anything, into the values that rules work with.
///
/// Text is stripped and composed (NFC); numbers and truth values may come as text, as a page sends
/// them. Nothing here knows what is allowed beyond the kind of value.
final class Reading {
    /// Longer input than this is refused where the definition names no length.
    static final int LONGEST = 2000;

    static final int MOST_ITEMS = 200;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_LIKE = Pattern.compile("\\d{1,4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

    private Reading() {}

    /// What came of reading one answer.
    sealed interface Read {
        /// Nothing was answered.
        record Nothing() implements Read {}

        record Value(Object value) implements Read {}

        /// @param rule why it cannot be read: `type`, `date`, `characters`, `too-long`
        record Wrong(String rule) implements Read {}
    }

    private static final Read NOTHING = new Read.Nothing();

    static Read read(Field field, @Nullable Object raw) {
        if (raw == null || (raw instanceof String text && text.isBlank())) {
            return NOTHING;
        }
        return switch (field.type()) {
            case "string" -> text(field, raw);
            case "integer" -> integer(raw);
            case "boolean" -> truth(raw);
            case "array" -> list(field, raw);
            case "object" -> address(raw);
            default -> new Read.Wrong("type");
        };
    }

    private static Read text(Field field, Object raw) {
        if (!(raw instanceof String given)) {
            return new Read.Wrong("type");
        }
        if (given.length() > LONGEST * 2) {
            return new Read.Wrong("too-long");
        }
        String text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        Pattern bad = field.has("multiline") ? CONTROL_IN_LINES : CONTROL;
        if (bad.matcher(text).find()) {
            return new Read.Wrong("characters");
        }
        if (field.has("date")) {
            return date(text);
        }
        if (field.has("date-or-year") && !YEAR.matcher(text).matches()) {
            return date(text);
        }
        return new Read.Value(text);
    }

    private static Read date(String text) {
        if (!DATE.matcher(text).matches()) {
            return new Read.Wrong(DATE_LIKE.matcher(text).matches() ? "date-impossible" : "date");
        }
        return day(text) == null ? new Read.Wrong("date-impossible") : new Read.Value(text);
    }

    /// The day that a text like 2026-02-28 names; null where there is no such day.
    static @Nullable LocalDate day(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static Read integer(Object raw) {
        return switch (raw) {
            case Integer number -> new Read.Value(number.longValue());
            case Long number -> new Read.Value(number);
            case BigDecimal number when number.stripTrailingZeros().scale() <= 0 ->
                    new Read.Value(number.longValue());
            case String text when INTEGER.matcher(text.strip()).matches() ->
                    new Read.Value(Long.parseLong(text.strip()));
            default -> new Read.Wrong("type");
        };
    }

    private static Read truth(Object raw) {
        return switch (raw) {
            case Boolean value -> new Read.Value(value);
            case String text when text.equals("true") -> new Read.Value(true);
            case String text when text.equals("false") -> new Read.Value(false);
            default -> new Read.Wrong("type");
        };
    }

    private static Read list(Field field, Object raw) {
        List<?> given = raw instanceof List<?> many ? many : List.of(raw);
        if (given.size() > MOST_ITEMS) {
            return new Read.Wrong("too-many");
        }
        Field.Item item = field.items();
        var values = new ArrayList<>();
        for (Object one : given) {
            if (item != null && item.rows()) {
                if (!(one instanceof Map<?, ?> row)) {
                    return new Read.Wrong("type");
                }
                values.add(row(item, row));
            } else if (one instanceof String text) {
                if (!text.isBlank()) {
                    values.add(Normalizer.normalize(text.strip(), Normalizer.Form.NFC));
                }
            } else {
                return new Read.Wrong("type");
            }
        }
        return values.isEmpty() ? NOTHING : new Read.Value(List.copyOf(values));
    }

    /// A row with its readable values; what cannot be read stays as it came, for validation.
    private static Map<String, Object> row(Field.Item item, Map<?, ?> raw) {
        var row = new LinkedHashMap<String, Object>();
        raw.forEach((key, value) -> {
            Field field = item.properties().get(String.valueOf(key));
            if (field == null || !(read(field, value) instanceof Read.Value(var good))) {
                if (value != null && !(value instanceof String text && text.isBlank())) {
                    row.put(String.valueOf(key), value);
                }
            } else {
                row.put(String.valueOf(key), good);
            }
        });
        return row;
    }

    /// An address: the code of the smallest unit, and a line for street, house or hamlet.
    private static Read address(Object raw) {
        if (!(raw instanceof Map<?, ?> map)) {
            return new Read.Wrong("type");
        }
        for (Object key : map.keySet()) {
            if (!key.equals("unit") && !key.equals("line")) {
                return new Read.Wrong("type");
            }
        }
        if (!(orEmpty(map.get("unit")) instanceof String unit)
                || !(orEmpty(map.get("line")) instanceof String line)
                || unit.length() > 20) {
            return new Read.Wrong("type");
        }
        if (unit.isBlank() && line.isBlank()) {
            return NOTHING;
        }
        if (CONTROL.matcher(line).find()) {
            return new Read.Wrong("characters");
        }
        String kept = Normalizer.normalize(line.strip(), Normalizer.Form.NFC);
        return kept.length() > 200
                ? new Read.Wrong("too-long")
                : new Read.Value(Map.of("unit", unit.strip(), "line", kept));
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
