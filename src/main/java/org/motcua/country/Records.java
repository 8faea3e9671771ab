package org.motcua.country;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Makes records from content: `like_this` becomes the component `likeThis`, an absent list, set or
/// map is an empty one, an absent `Optional` is empty, an absent number 0, an absent truth no,
/// enums are written in any case.
final class Records {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .withConfigOverride(List.class, Records::emptyWhereAbsent)
                    .withConfigOverride(Set.class, Records::emptyWhereAbsent)
                    .withConfigOverride(Map.class, Records::emptyWhereAbsent)
                    .build();

    private Records() {}

    private static void emptyWhereAbsent(
            tools.jackson.databind.cfg.MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    static <T> T make(JsonNode content, Class<T> type) throws JacksonException {
        return MAPPER.treeToValue(content, type);
    }
}
