package org.motcua.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;

/// An entry as it lies in the table, nothing read into it: what the seal covers.
///
/// @param xid the transaction that wrote it
/// @param number its own number, never used twice, growing but not the order
record EntryRow(
        long xid,
        long number,
        Instant at,
        String fact,
        String actorKind,
        String actor,
        @Nullable String agency,
        String subject,
        String data,
        @Nullable String reason) {
    static final String COLUMNS =
            "xid::text::bigint as xid_number, number, at, fact, actor_kind, actor, agency, subject, data::text as data_text, reason";

    static EntryRow of(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getLong("xid_number"),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("fact"),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("agency"),
                row.getString("subject"),
                row.getString("data_text"),
                row.getString("reason"));
    }

    /// The same under another number.
    EntryRow withNumber(long other) {
        return new EntryRow(xid, other, at, fact, actorKind, actor, agency, subject, data, reason);
    }

    Recorded recorded(long position) {
        var who =
                new Actor(
                        Actor.Kind.valueOf(actorKind),
                        actor,
                        Optional.ofNullable(agency).map(AgencyCode::new).orElse(null));
        return new Recorded(
                position, at, new Entry(fact, who, subject, EntryData.read(data), reason));
    }
}
