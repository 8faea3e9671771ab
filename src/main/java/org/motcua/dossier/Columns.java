package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads columns that may be empty.
record Columns(ResultSet row) {
    Optional<String> text(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    Optional<UUID> uuid(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    UUID id(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    Instant instant(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    Optional<Instant> time(String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
