package org.motcua.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Hears from the database which sessions and accounts were changed, by whichever node, on a
/// connection that it keeps for itself.
final class News implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final String CHANNEL = "motcua_identity";
    private static final String SESSION = "session ";
    private static final String ACCOUNT = "account ";
    private static final int EAR = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource source;
    private final Remembered<String, SessionTable.Row> sessions;
    private final Remembered<UUID, Account> accounts;
    private volatile boolean running;
    private @Nullable Thread thread;

    News(
            DataSource source,
            Remembered<String, SessionTable.Row> sessions,
            Remembered<UUID, Account> accounts) {
        this.source = source;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("identity news").daemon().start(this::run);
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
            } catch (SQLException e) {
                LOG.debug("the line for news of accounts broke", e);
            } finally {
                listening(false);
            }
            if (running) {
                pause();
            }
        }
    }

    private void listening(boolean heard) {
        sessions.listening(heard);
        accounts.listening(heard);
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "listen " + CHANNEL);
        try {
            listening(true);
            var postgres = connection.unwrap(PGConnection.class);
            while (running) {
                var heard = postgres.getNotifications(EAR);
                if (heard != null) {
                    for (var one : heard) {
                        heard(one.getParameter());
                    }
                }
            }
        } finally {
            if (connection.isValid(1)) {
                execute(connection, "unlisten *");
            }
        }
    }

    private void heard(String news) {
        if (news.startsWith(SESSION)) {
            sessions.forget(news.substring(SESSION.length()));
        } else if (news.startsWith(ACCOUNT)) {
            accounts.forget(UUID.fromString(news.substring(ACCOUNT.length())));
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
