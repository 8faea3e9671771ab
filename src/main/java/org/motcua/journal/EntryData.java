package org.motcua.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The data of an entry as JSON text: keys sorted, no blanks. The text is stored as it is (`json`,
/// not `jsonb`), because its bytes are what the seal covers.
final class EntryData {
    private static final int LONGEST = 16_000;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private EntryData() {}

    static String text(Map<String, Object> data) {
        String text = JSON.writeValueAsString(data);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the data of an entry are thin, these have %d characters"
                            .formatted(text.length()));
        }
        return text;
    }

    static Map<String, Object> read(String text) {
        return JSON.readValue(text, MAP);
    }

    /// The same data in the few types that JSON knows, unmodifiable, sorted by key.
    static Map<String, Object> normal(Map<?, ?> data) {
        var sorted = new TreeMap<String, Object>();
        data.forEach((key, value) -> {
            var kept = value(value);
            if (kept != null) {
                sorted.put(String.valueOf(key), kept);
            }
        });
        return Collections.unmodifiableMap(sorted);
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            case BigInteger whole -> whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
            case BigDecimal decimal -> decimal;
            case Double number -> BigDecimal.valueOf(number);
            case Float number -> new BigDecimal(number.toString());
            case Enum<?> constant -> constant.name();
            case UUID key -> key.toString();
            case Temporal time -> time.toString();
            case Map<?, ?> map -> normal(map);
            case Collection<?> all -> all.stream().map(EntryData::item).toList();
            default -> value.toString();
        };
    }

    private static Object item(@Nullable Object value) {
        var kept = value(value);
        if (kept == null) {
            throw new IllegalArgumentException("a list in an entry's data has an empty place");
        }
        return kept;
    }
}
