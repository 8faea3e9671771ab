package org.motcua.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;
import org.motcua.procedure.Facts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How values of this room lie in columns.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private Json() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, Object> map(String text) {
        return MAPPER.readValue(text, MAP);
    }

    static List<String> list(String text) {
        return MAPPER.readValue(text, LIST);
    }

    static Text words(String text) {
        return MAPPER.readValue(text, Text.class);
    }

    static Facts facts(String text) {
        return MAPPER.readValue(text, Facts.class);
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
