package org.motcua.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where everything that happens is written down, in the same transaction as the change itself.
///
/// Writing takes no lock and waits for no other writer: an entry is one inserted row. Its place in
/// the order and the seal come after the commit.
@Component
public class Journal {
    private static final String INSERT =
            """
            insert into journal.entry
                (at, fact, actor_kind, actor, agency, subject, data, reason)
            values (?, ?, ?, ?, ?, ?, ?::json, ?)
            """;

    private final DataSource source;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final Pulse pulse;

    @Autowired
    Journal(DataSource source, Clock clock, Pulse pulse) {
        this.source = source;
        this.sql = new JdbcTemplate(source);
        this.clock = clock;
        this.pulse = pulse;
    }

    /// A journal by itself, to write and to read, without the program around it.
    public Journal(DataSource source, Clock clock) {
        this(source, clock, new Pulse());
    }

    /// Writes one entry.
    ///
    /// @throws IllegalStateException outside a transaction: an entry without its change, or a
    ///   change without its entry, must not be possible
    public void append(Entry entry) {
        requireTransaction();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.update(INSERT, row -> fill(row, entry, at));
        announce();
    }

    /// Writes several entries in this order.
    ///
    /// @throws IllegalStateException outside a transaction
    public void append(List<Entry> entries) {
        requireTransaction();
        if (entries.isEmpty()) {
            return;
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.batchUpdate(INSERT, entries, 500, (row, entry) -> fill(row, entry, at));
        announce();
    }

    /// What happened to one subject, oldest first, the entries of this instant included.
    public List<Recorded> about(String subject) {
        return EntryRows.about(sql, subject);
    }

    private void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(source)) {
            throw new IllegalStateException(
                    "an entry is written in the transaction of the change that it tells of");
        }
    }

    private static void fill(PreparedStatement row, Entry entry, Instant at) throws SQLException {
        var actor = entry.actor();
        row.setObject(1, at.atOffset(ZoneOffset.UTC));
        row.setString(2, entry.fact());
        row.setString(3, actor.kind().name());
        row.setString(4, actor.id());
        row.setString(5, actor.agency() == null ? null : actor.agency().value());
        row.setString(6, entry.subject());
        row.setString(7, EntryData.text(entry.data()));
        row.setString(8, entry.reason());
    }

    /// Wakes this node's followers once the entry is there to be seen.
    private void announce() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        pulse.written();
                    }
                });
    }
}
