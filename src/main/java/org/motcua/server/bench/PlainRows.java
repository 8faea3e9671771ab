package org.motcua.server.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// The floor: as many rows inserted, updated and deleted in as many transactions as one life needs,
/// by hand-written JDBC, without any rule.
final class PlainRows {
    private static final String CONTENT = "x".repeat(400);

    private final DataSource source;
    private final Changes changes;

    /// What a life changes in the database.
    ///
    /// @param transactions those that change something
    record Changes(double inserted, double updated, double deleted, double transactions) {
        static Changes now(JdbcTemplate sql) {
            sql.execute("select pg_stat_force_next_flush()");
            return sql.queryForObject(
                    """
                    select sum(n_tup_ins) as inserted, sum(n_tup_upd) as updated,
                        sum(n_tup_del) as deleted,
                        pg_current_xact_id()::text::bigint as transactions
                    from pg_stat_user_tables
                    """,
                    (row, _) ->
                            new Changes(
                                    row.getLong("inserted"),
                                    row.getLong("updated"),
                                    row.getLong("deleted"),
                                    row.getLong("transactions")));
        }

        Changes since(Changes before, long lives) {
            return new Changes(
                    (inserted - before.inserted) / lives,
                    (updated - before.updated) / lives,
                    (deleted - before.deleted) / lives,
                    (transactions - before.transactions) / lives);
        }
    }

    PlainRows(DataSource source, Changes changes) {
        this.source = source;
        this.changes = changes;
        new JdbcTemplate(source)
                .execute(
                        """
                        create schema if not exists bench;
                        create table if not exists bench.plain (
                            id uuid primary key, owner uuid not null, content text not null);
                        create index if not exists plain_owner on bench.plain (owner)
                        """);
    }

    void once() {
        int transactions = Math.max(1, (int) Math.round(changes.transactions()));
        UUID owner = UUID.randomUUID();
        var row = new UUID[] {UUID.randomUUID()};
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert =
                            connection.prepareStatement(
                                    "insert into bench.plain values (?, ?, ?)");
                    var update =
                            connection.prepareStatement(
                                    "update bench.plain set content = ? where id = ?");
                    var delete =
                            connection.prepareStatement("delete from bench.plain where id = ?")) {
                for (int i = 0; i < transactions; i++) {
                    row[0] =
                            inserts(
                                    insert,
                                    share(changes.inserted(), i, transactions),
                                    owner,
                                    row[0]);
                    for (int n = share(changes.updated(), i, transactions); n > 0; n--) {
                        update.setString(1, CONTENT);
                        update.setObject(2, row[0]);
                        update.executeUpdate();
                    }
                    for (int n = share(changes.deleted(), i, transactions); n > 0; n--) {
                        delete.setObject(1, row[0]);
                        delete.executeUpdate();
                    }
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID inserts(PreparedStatement insert, int count, UUID owner, UUID before)
            throws SQLException {
        UUID last = before;
        for (int n = 0; n < count; n++) {
            last = UUID.randomUUID();
            insert.setObject(1, last);
            insert.setObject(2, owner);
            insert.setString(3, CONTENT);
            insert.executeUpdate();
        }
        return last;
    }

    /// How many of all fall to one of several turns.
    private static int share(double all, int turn, int turns) {
        long whole = Math.round(all);
        return (int) (whole * (turn + 1) / turns - whole * turn / turns);
    }
}
