package org.motcua.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Wordings by language as columns of JSON.
final class Wordings {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private Wordings() {}

    static @Nullable String json(@Nullable Text text) {
        return text == null ? null : JSON.writeValueAsString(text.byLanguage());
    }

    static Text of(ResultSet row, String column) throws SQLException {
        return new Text(JSON.readValue(row.getString(column), WORDS));
    }

    static @Nullable Text optional(ResultSet row, String column) throws SQLException {
        return row.getString(column) == null ? null : of(row, column);
    }
}
