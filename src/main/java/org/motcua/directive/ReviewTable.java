package org.motcua.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of `directive.session` and `directive.decision`.
@Component("directiveSessions")
class ReviewTable {
    private final JdbcTemplate sql;

    ReviewTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<Instant> closed(String series, LocalDate day) {
        return sql
                .query(
                        "select closed_at from directive.session where series = ? and held_on = ?",
                        (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        series,
                        day)
                .stream()
                .findFirst();
    }

    Optional<byte[]> minutes(String series, LocalDate day) {
        return sql
                .query(
                        "select pdf from directive.session where series = ? and held_on = ?",
                        (row, _) -> row.getBytes(1),
                        series,
                        day)
                .stream()
                .findFirst();
    }

    /// The days of the closed sessions of a series, the youngest first.
    List<LocalDate> held(String series, int most) {
        return sql.query(
                """
                select held_on from directive.session where series = ?
                order by held_on desc limit ?
                """,
                (row, _) -> row.getObject(1, LocalDate.class),
                series,
                most);
    }

    /// Closes a session; not a second time.
    boolean close(String series, LocalDate day, OffsetDateTime at, String by, byte[] pdf) {
        return sql.update(
                        """
                        insert into directive.session (series, held_on, closed_at, closed_by, pdf)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        series,
                        day,
                        at,
                        by,
                        pdf)
                == 1;
    }

    void decided(
            String series,
            LocalDate day,
            @Nullable UUID task,
            String words,
            OffsetDateTime at,
            String by) {
        sql.update(
                """
                insert into directive.decision (id, series, held_on, task, words, taken_at, taken_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                Identifier.next(),
                series,
                day,
                task,
                words,
                at,
                by);
    }

    List<Review.Decision> decisions(String series, LocalDate day) {
        return sql.query(
                """
                select * from directive.decision where series = ? and held_on = ?
                order by taken_at, id
                """,
                (row, _) ->
                        new Review.Decision(
                                row.getObject("task", UUID.class),
                                row.getString("words"),
                                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                                row.getString("taken_by")),
                series,
                day);
    }
}
