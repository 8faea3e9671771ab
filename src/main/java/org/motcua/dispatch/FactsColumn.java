package org.motcua.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How facts of documents and moments stand in columns.
final class FactsColumn {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FactsColumn() {}

    static String text(Facts facts) {
        return JSON.writeValueAsString(facts);
    }

    static @Nullable Facts read(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : JSON.readValue(text, Facts.class);
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
