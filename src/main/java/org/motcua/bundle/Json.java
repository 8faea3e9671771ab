package org.motcua.bundle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Applicant;
import org.motcua.kernel.PersonNumber;
import org.motcua.procedure.Facts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How values of this room lie in columns.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /// Who asks, as it is kept.
    private record Kept(
            java.util.@Nullable UUID account,
            String subject,
            @Nullable String number,
            String name,
            @Nullable String phone,
            @Nullable String email,
            java.util.@Nullable UUID helper,
            Applicant.@Nullable Agent agent) {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static String text(Applicant one) {
        return text(
                new Kept(
                        one.account().orElse(null),
                        one.subject(),
                        one.number().map(PersonNumber::value).orElse(null),
                        one.name(),
                        one.phone().orElse(null),
                        one.email().orElse(null),
                        one.helper().orElse(null),
                        one.agent().orElse(null)));
    }

    static Applicant applicant(String text) {
        var kept = MAPPER.readValue(text, Kept.class);
        return new Applicant(
                Optional.ofNullable(kept.account()),
                kept.subject(),
                Optional.ofNullable(kept.number()).map(PersonNumber::new),
                kept.name(),
                Optional.ofNullable(kept.phone()),
                Optional.ofNullable(kept.email()),
                Optional.ofNullable(kept.helper()),
                Optional.ofNullable(kept.agent()));
    }

    static Map<String, Object> map(String text) {
        return MAPPER.readValue(text, MAP);
    }

    static Facts facts(String text) {
        return MAPPER.readValue(text, Facts.class);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
