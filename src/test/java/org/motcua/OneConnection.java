package org.motcua;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.motcua.store.Ear;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Sees to it that nobody who holds a connection of the house takes a second one. Where all
/// connections are held by threads that wait for another, none comes free: the house stands still
/// until their patience ends, and only when many people come at once.
final class OneConnection implements BeanPostProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(OneConnection.class);

    /// Where each held connection was taken, by house.
    private static final ThreadLocal<Map<DataSource, Throwable>> HELD =
            ThreadLocal.withInitial(IdentityHashMap::new);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
    }

    private static final class Watched extends DelegatingDataSource {
        Watched(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var first = HELD.get().get(this);
            if (first != null && !listens(first)) {
                var second =
                        new AssertionError("a second connection beside one that is held", first);
                // logged too: the program may take it for a failure that passes
                LOG.error("two connections", second);
                throw second;
            }
            var connection = super.getConnection();
            return HELD.get().putIfAbsent(this, new Throwable("the first was taken here")) == null
                    ? watched(this, connection)
                    : connection;
        }
    }

    /// A thread that holds its connection for good, to be called when something happens, waits for
    /// others who do not wait for it.
    private static boolean listens(Throwable taken) {
        return Stream.of(taken.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Ear.class.getName()));
    }

    private static Connection watched(DataSource source, Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        OneConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, given) -> {
                            if (method.getName().equals("close")) {
                                HELD.get().remove(source);
                            }
                            try {
                                return method.invoke(connection, given);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }
}
