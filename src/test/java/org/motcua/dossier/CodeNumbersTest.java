package org.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CodeNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2031, 3, 4);
    private static final AgencyCode AGENCY = new AgencyCode("H29.26740");

    private final HikariDataSource pool = pool();
    private final TransactionTemplate transaction = TestHouse.bean(TransactionTemplate.class);
    private final CodeNumbers numbers = TestHouse.bean(CodeNumbers.class);
    private final CodeForm form = TestHouse.bean(Ground.class).codeForm();

    private static HikariDataSource pool() {
        try {
            return TestHouse.bean(DataSource.class).unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each of them holds a connection when it asks for its number, and no other is free.
    @Test
    void moreFilersAtOnceThanThereAreConnectionsAllGetTheirNumbers() throws Exception {
        int filers = pool.getMaximumPoolSize() * 2;
        var given = new ArrayList<Future<DossierCode>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < filers; i++) {
                given.add(
                        threads.submit(
                                (Callable<DossierCode>) () -> transaction.execute(_ -> file())));
            }
        }
        var codes = new ArrayList<DossierCode>();
        for (var one : given) {
            codes.add(one.get());
        }
        assertThat(codes).doesNotHaveDuplicates().hasSize(filers);
    }

    private DossierCode file() {
        TestHouse.bean(JdbcClient.class).sql("select 1").query(Integer.class).single();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (pool.getHikariPoolMXBean().getIdleConnections() > 0
                && pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return numbers.next(form, AGENCY, DAY);
    }

    @Test
    void aNumberStaysTakenWhereTheFilingFails() {
        var first =
                transaction.execute(status -> {
                    status.setRollbackOnly();
                    return numbers.next(form, AGENCY, DAY.plusDays(1));
                });
        assertThat(numbers.next(form, AGENCY, DAY.plusDays(1))).isNotEqualTo(first);
    }
}
