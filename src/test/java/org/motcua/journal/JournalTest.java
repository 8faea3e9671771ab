package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.motcua.TestDatabase;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00.123456789Z");
    private static final DataSource SOURCE = TestDatabase.fresh();
    private static final JdbcTemplate SQL = new JdbcTemplate(SOURCE);

    private final Journal journal = new Journal(SOURCE, Clock.fixed(NOON, ZoneOffset.UTC));
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(SOURCE));

    @Test
    void givesBackWhatWasWritten() {
        var key = UUID.randomUUID();
        var entry =
                new Entry(
                        "dossier.received",
                        Actor.officer("0198", new AgencyCode("H29.18")),
                        "dossier:" + key,
                        Map.of(
                                "state",
                                2,
                                "key",
                                key,
                                "dueOn",
                                LocalDate.of(2026, 11, 25),
                                "rate",
                                new BigDecimal("0.50"),
                                "papers",
                                List.of("a", true),
                                "fee",
                                Map.of("amount", 5_000_000_000L)),
                        "đủ giấy tờ");
        transaction.executeWithoutResult(_ -> journal.append(entry));

        assertThat(journal.about("dossier:" + key))
                .containsExactly(
                        new Recorded(
                                Recorded.NOT_YET_ORDERED,
                                Instant.parse("2026-11-22T05:00:00.123456Z"),
                                entry));
        new Followers(SOURCE, Clock.systemUTC(), List.of()).catchUp();
        assertThat(journal.about("dossier:" + key))
                .singleElement()
                .satisfies(recorded -> {
                    assertThat(recorded.entry()).isEqualTo(entry);
                    assertThat(recorded.position()).isNotNegative();
                });
    }

    @Test
    void writesOnlyInTheTransactionOfTheChange() {
        var entry = Entry.of("dossier.received", Actor.person("1"), "dossier:1", Map.of());
        assertThatThrownBy(() -> journal.append(entry)).isInstanceOf(IllegalStateException.class);
        var other = new TransactionTemplate(new JdbcTransactionManager(TestDatabase.fresh()));
        assertThatThrownBy(() -> other.executeWithoutResult(_ -> journal.append(List.of(entry))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            journal.append(Entry.of("dossier.received", Actor.person("1"), "dossier:2", Map.of()));
            status.setRollbackOnly();
        });
        assertThat(journal.about("dossier:2")).isEmpty();
    }

    @Test
    void refusesToChangeOrRemoveAnEntry() {
        transaction.executeWithoutResult(_ ->
                journal.append(
                        Entry.of("dossier.received", Actor.person("1"), "dossier:3", Map.of())));
        assertThatThrownBy(() -> SQL.update("update journal.entry set reason = 'x'"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> SQL.update("delete from journal.entry"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
    }

    @Test
    void turnsAwayEntriesWithoutAProperName() {
        assertThatThrownBy(() -> Entry.of("Received", Actor.person("1"), "dossier:1", Map.of()))
                .hasMessageContaining("a fact is named like");
        assertThatThrownBy(() -> Entry.of("dossier.received", Actor.person("1"), "1", Map.of()))
                .hasMessageContaining("a subject is named like");
    }

    @Test
    void turnsAwayDataThatAreNotThin() {
        var fat = Map.<String, Object>of("form", "x".repeat(20_000));
        var entry = Entry.of("dossier.received", Actor.person("1"), "dossier:4", fat);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> journal.append(entry)))
                .hasMessageContaining("thin");
    }
}
