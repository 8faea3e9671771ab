package org.motcua.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Hears what is told on a channel of the database (LISTEN), on a connection that it keeps for
/// itself and, where that breaks, takes anew after a pause.
public final class Ear implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final int PATIENCE = 500;

    private final String name;
    private final DataSource source;
    private final String channel;
    private final Duration pause;
    private final Hearer hearer;
    private volatile boolean running;
    private @Nullable Thread thread;

    /// What to do with what is heard.
    public interface Hearer {
        /// From now on nothing is missed; what was told before may have been.
        void connected();

        /// What was told, in order; never nothing.
        void heard(List<String> news);

        /// From now on something may be missed.
        default void lost() {}
    }

    /// @param name of its thread
    /// @param pause before it takes another connection
    public Ear(String name, DataSource source, String channel, Duration pause, Hearer hearer) {
        this.name = name;
        this.source = source;
        this.channel = channel;
        this.pause = pause;
        this.hearer = hearer;
    }

    /// Listens on this thread until it shall not go on or the connection breaks.
    ///
    /// @throws SQLException where the connection breaks
    public static void listen(
            DataSource source, String channel, BooleanSupplier goesOn, Hearer hearer)
            throws SQLException {
        try (var connection = source.getConnection()) {
            try {
                execute(connection, "listen " + channel);
                hearer.connected();
                var postgres = connection.unwrap(PGConnection.class);
                while (goesOn.getAsBoolean()) {
                    var heard = postgres.getNotifications(PATIENCE);
                    if (heard != null && heard.length > 0) {
                        hearer.heard(
                                Arrays.stream(heard).map(PGNotification::getParameter).toList());
                    }
                }
            } finally {
                if (connection.isValid(1)) {
                    execute(connection, "unlisten *");
                }
            }
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread listening = thread;
        if (listening != null) {
            try {
                listening.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                listen(source, channel, this::isRunning, hearer);
            } catch (SQLException | DataAccessException e) {
                LOG.debug("the line of {} broke", name, e);
            } finally {
                hearer.lost();
            }
            if (running) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
