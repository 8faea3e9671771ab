package org.motcua.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.journal.Entry;
import org.motcua.journal.RunningJournal;
import org.motcua.journal.Seals;
import org.motcua.kernel.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

class JournalSealsTest {
    @TempDir Path var;

    @Test
    void answersWithHeadsProofsAndKeys() throws Exception {
        var source = new HikariDataSource();
        source.setDataSource(TestDatabase.fresh());
        var seals = new Seals(source);
        try (source;
                var running = RunningJournal.start(source, Clock.systemUTC(), var, List.of())) {
            var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
            for (int n = 0; n < 3; n++) {
                var entry =
                        Entry.of("dossier.received", Actor.person("1"), "dossier:" + n, Map.of());
                transaction.executeWithoutResult(_ -> running.journal().append(entry));
            }
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (seals.head().isEmpty() || seals.head().get().size() < 3) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(20);
            }
            var web = MockMvcTester.of(new JournalSeals(seals));
            assertThat(web.get().uri("/api/journal/head"))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying("$.size", size -> assertThat(size).isEqualTo(3));
            assertThat(
                            web.get()
                                    .uri("/api/journal/head?size=3")
                                    .header(HttpHeaders.ACCEPT, MediaType.TEXT_PLAIN_VALUE))
                    .hasStatusOk()
                    .bodyText()
                    .startsWith("motcua/journal/");
            assertThat(web.get().uri("/api/journal/proof?position=2"))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.hashes")
                    .asArray()
                    .hasSize(1);
            assertThat(web.get().uri("/api/journal/consistency?from=3&to=3")).hasStatusOk();
            assertThat(web.get().uri("/api/journal/proof?position=3"))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(web.get().uri("/api/journal/proof?position=x"))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(web.get().uri("/api/journal/consistency?from=4&to=3"))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(web.get().uri("/api/journal/public-key").accept("application/x-pem-file"))
                    .hasStatusOk()
                    .bodyText()
                    .startsWith("-----BEGIN PUBLIC KEY-----");
        }
    }
}
