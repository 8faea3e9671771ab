package org.motcua.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Hears that another node activated a state of the country, and lets this node follow at once.
/// Where the line to the database breaks, it looks as soon as the line is back.
@Component
final class ActivationEar implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ActivationEar.class);
    private static final int EAR = 500;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DataSource source;
    private final Activations activations;
    private volatile boolean running;
    private @Nullable Thread thread;

    ActivationEar(DataSource source, Activations activations) {
        this.source = source;
        this.activations = activations;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("activation ear").daemon().start(this::run);
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
            try (var connection = source.getConnection()) {
                listen(connection);
            } catch (SQLException | DataAccessException e) {
                LOG.debug("the line for activations broke", e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "listen " + Activations.CHANNEL);
        try {
            activations.followOthers();
            var postgres = connection.unwrap(PGConnection.class);
            while (running) {
                var heard = postgres.getNotifications(EAR);
                if (heard != null && heard.length > 0) {
                    activations.followOthers();
                }
            }
        } finally {
            if (connection.isValid(1)) {
                execute(connection, "unlisten *");
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
