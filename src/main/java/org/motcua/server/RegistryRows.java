package org.motcua.server;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.motcua.linking.Cells;
import org.motcua.linking.LinkRule;
import org.motcua.links.LinkSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The records in force of a registry as rows of a linking, read by a cursor: millions fit.
final class RegistryRows implements LinkSource {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FETCHED = 2_000;

    private final JdbcTemplate sql;
    private final LocalDate today;

    /// @param sql on a connection in a transaction, so that the driver uses a cursor
    RegistryRows(JdbcTemplate sql, LocalDate today) {
        this.sql = sql;
        this.today = today;
        sql.setFetchSize(FETCHED);
    }

    @Override
    public void each(LinkRule.Side side, BiConsumer<String, List<String>> row) {
        sql.query(
                """
                select key, fields from registry.record
                where registry = ? and superseded_at is null and valid @> ?::date
                """,
                rows -> {
                    String key = rows.getString("key");
                    row.accept(key, cells(side, key, JSON.readTree(rows.getString("fields"))));
                },
                side.registry(),
                today);
    }

    private static List<String> cells(LinkRule.Side side, String key, JsonNode fields) {
        var cells = new ArrayList<String>();
        for (Cells.Column column : Cells.Column.values()) {
            String from = side.cells().get(column.word());
            cells.add(from == null ? "" : from.equals("key") ? key : value(fields, from));
        }
        return cells;
    }

    private static String value(JsonNode fields, String path) {
        JsonNode at = fields;
        for (String step : path.split("\\.", -1)) {
            at = at.path(step);
        }
        if (at.isMissingNode() || at.isNull()) {
            return "";
        }
        return at.isValueNode() ? at.asString() : "";
    }
}
