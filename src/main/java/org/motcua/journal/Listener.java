package org.motcua.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;

/// Hears from other nodes that entries got their place, on a connection that it keeps for itself.
/// Where the connection breaks, followers go on by looking each second, until it is back.
final class Listener {
    private static final int EAR = 500;

    private final DataSource source;
    private final Pulse pulse;
    private volatile boolean stopping;

    Listener(DataSource source, Pulse pulse) {
        this.source = source;
        this.pulse = pulse;
    }

    void stop() {
        stopping = true;
    }

    /// Listens until it is stopped or the connection breaks.
    Duration turn() {
        try (var connection = source.getConnection()) {
            try {
                listen(connection);
            } finally {
                if (connection.isValid(1)) {
                    execute(connection, "unlisten *");
                }
            }
            return Duration.ofSeconds(1);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the journal's listener lost its line", e);
        }
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "listen " + Ordering.CHANNEL);
        var postgres = connection.unwrap(PGConnection.class);
        pulse.ordered();
        while (!stopping) {
            var heard = postgres.getNotifications(EAR);
            if (heard != null && heard.length > 0) {
                pulse.ordered(Long.parseLong(heard[heard.length - 1].getParameter()));
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
