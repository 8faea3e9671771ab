package org.motcua.server.bench;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole program over a database of its own, gone when it is closed.
public final class ThrowAwayHouse implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final ThrowAwayDatabase database;
    private final House house;

    private ThrowAwayHouse(ThrowAwayDatabase database, House house) {
        this.database = database;
        this.house = house;
    }

    /// Starts it, without telling each step of making the database.
    public static ThrowAwayHouse open(Class<?> application, Path country) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
                instanceof ch.qos.logback.classic.Logger all) {
            all.setLevel(Level.WARN);
        }
        var database = new ThrowAwayDatabase(CONNECTIONS);
        try {
            return new ThrowAwayHouse(database, House.start(application, database, country, null));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// One of its doorways.
    public <T> T bean(Class<T> type) {
        return house.bean(type);
    }

    @Override
    public void close() {
        house.close();
        database.close();
    }
}
