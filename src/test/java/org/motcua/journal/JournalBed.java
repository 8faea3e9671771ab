package org.motcua.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.motcua.TestDatabase;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A journal on a database of its own, with what tests do to it.
final class JournalBed {
    final DataSource source = pool();
    final JdbcTemplate sql = new JdbcTemplate(source);
    final Pulse pulse = new Pulse();
    final Journal journal = new Journal(source, Clock.systemUTC(), pulse);
    final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(source));
    private final AtomicInteger number = new AtomicInteger();

    private static DataSource pool() {
        var pool = new HikariDataSource();
        pool.setDataSource(TestDatabase.fresh());
        pool.setMaximumPoolSize(30);
        pool.setMinimumIdle(0);
        return pool;
    }

    static Entry entry(int number) {
        return Entry.of(
                "dossier.received",
                Actor.person("someone"),
                "dossier:" + number,
                Map.of("n", number));
    }

    /// Writes so many entries, each in a transaction of its own.
    void write(int count) {
        for (int i = 0; i < count; i++) {
            transaction.executeWithoutResult(_ -> journal.append(entry(number.incrementAndGet())));
        }
    }

    /// Gives every committed entry its place.
    void order() {
        new Followers(source, Clock.systemUTC(), List.of()).catchUp();
    }

    /// What somebody does who stands behind the program's back, with all rights in the database.
    void tamper(String statement) {
        sql.execute("alter table journal.entry disable trigger entry_only_added");
        sql.execute(statement);
        sql.execute("alter table journal.entry enable trigger entry_only_added");
    }

    /// What a follower has written down, in order.
    List<Integer> effects() {
        return sql.query("select n from public.effect order by place", (row, _) -> row.getInt("n"));
    }

    /// A follower that writes down each entry once: a second time breaks a unique index, which
    /// would stop it.
    final class Notes implements Follower {
        private final String name;
        volatile int breaksAt = -1;

        Notes(String name) {
            this.name = name;
            sql.execute(
                    "create table if not exists public.effect (place bigserial, follower text, n int, position bigint, unique (follower, n), unique (follower, position))");
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean follows(String fact) {
            return fact.equals("dossier.received");
        }

        @Override
        public void apply(List<Recorded> batch) {
            for (var recorded : batch) {
                int n = Integer.parseInt(String.valueOf(recorded.entry().data().get("n")));
                sql.update(
                        "insert into public.effect (follower, n, position) values (?, ?, ?)",
                        name,
                        n,
                        recorded.position());
                if (n == breaksAt) {
                    throw new IllegalStateException("cannot take " + n);
                }
            }
        }

        @Override
        public void reset() {
            sql.update("delete from public.effect where follower = ?", name);
        }
    }
}
