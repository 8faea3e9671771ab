package org.motcua.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Short transactions that end before the caller's own, such as the taking of a running number,
/// over a few connections that are kept for nothing else.
///
/// From the pool of everybody they would not do: where all of its connections are held by callers
/// that wait for a second one, none would ever come free.
public final class ShortTransactions implements AutoCloseable {
    private final HikariDataSource source;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    /// @param source whose connections nobody else uses; closed with this
    public ShortTransactions(HikariDataSource source) {
        this.source = source;
        this.sql = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /// Does what stays, whatever becomes of the transaction of the caller. It need not reach the
    /// disk by itself: what depends on it is committed after it in the same log.
    ///
    /// @param work brief, and waits for nobody
    public <T> T take(Function<JdbcClient, T> work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    sql.sql("set local synchronous_commit = off").update();
                    return work.apply(sql);
                }));
    }

    @Override
    public void close() {
        source.close();
    }
}
