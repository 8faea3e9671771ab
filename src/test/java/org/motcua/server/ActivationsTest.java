package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.country.Activation;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.registry.Evolution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A changed folder takes effect without a restart, wholly or not at all, and no state is lost.
class ActivationsTest {
    private static final DataSource SOURCE = TestDatabase.fresh();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder;
    private Countries countries;
    private Activations activations;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("words"));
        Files.writeString(
                folder.resolve("country.yaml"),
                """
                name: {mi: Te Hāpua, fr: La Lagune}
                languages: [{tag: mi, name: Te reo}, {tag: fr, name: Français}]
                zone: Pacific/Auckland
                currency: {code: XPF, symbol: F, decimals: 0}
                """);
        words("Kia ora");
        Country first = Countries.load(folder, List.of()).orThrow();
        countries = new Countries(first, List.of());
        activations = node(countries);
    }

    private Activations node(Countries of) {
        return new Activations(
                of,
                new HouseSettings(
                        folder, folder, null, false, new HouseSettings.Database(null, "", "", 2)),
                SOURCE,
                new JdbcTransactionManager(SOURCE),
                new Journal(SOURCE, CLOCK),
                new Evolution(JdbcClient.create(SOURCE), new Journal(SOURCE, CLOCK)),
                CLOCK);
    }

    private void words(String greeting) throws IOException {
        Files.writeString(
                folder.resolve("words/a.yaml"), "a.b: {mi: %s, fr: Bonjour}\n".formatted(greeting));
    }

    private String greeting() {
        return countries.active().words().of("a.b", "mi");
    }

    @Test
    void aChangedFolderIsActiveAtOnceAndWrittenDown() throws IOException {
        words("Tēnā koe");
        assertThat(activations.activate(Actor.operator("o")))
                .isInstanceOf(Activation.Activated.class);
        assertThat(greeting()).isEqualTo("Tēnā koe");
        assertThat(activations.latest()).contains(countries.active().hash());
        assertThat(activations.activate(Actor.operator("o")))
                .isInstanceOf(Activation.Unchanged.class);
    }

    @Test
    void aBrokenFolderChangesNothing() throws IOException {
        words("[");
        assertThat(activations.activate(Actor.operator("o")))
                .isInstanceOf(Activation.Refused.class);
        assertThat(greeting()).isEqualTo("Kia ora");
    }

    @Test
    void aPastStateIsReadFromTheDatabaseExactlyAsItWas() throws IOException {
        Country before = countries.active();
        words("Mōrena");
        activations.activate(Actor.operator("o"));
        Country read = activations.at(before.hash()).orElseThrow();
        assertThat(read.hash()).isEqualTo(before.hash());
        assertThat(read.words().of("a.b", "mi")).isEqualTo("Kia ora");
        assertThat(read.settings()).isEqualTo(before.settings());
        assertThat(countries.at(before.hash())).isPresent();
        assertThat(countries.at("0".repeat(64))).isEmpty();
    }

    @Test
    void anotherNodeFollows() throws IOException {
        var other = new Countries(countries.active(), List.of());
        Activations second = node(other);
        words("Pō mārie");
        activations.activate(Actor.operator("o"));
        second.follow(second.latest().orElseThrow());
        assertThat(other.active().words().of("a.b", "mi")).isEqualTo("Pō mārie");
    }

    /// Also after the line on which it listens was cut.
    @Test
    void anotherNodeHearsOfItAtOnce() throws Exception {
        var other = new Countries(countries.active(), List.of());
        var ear = ActivationEar.activationNews(SOURCE, node(other));
        ear.start();
        try {
            words("Haere mai");
            activations.activate(Actor.operator("o"));
            awaitGreeting(other, "Haere mai");
            JdbcClient.create(SOURCE)
                    .sql(
                            """
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where query like 'listen %' and datname = current_database()
                            """)
                    .query(Boolean.class)
                    .list();
            words("Haere rā");
            activations.activate(Actor.operator("o"));
            awaitGreeting(other, "Haere rā");
        } finally {
            ear.stop();
        }
    }

    private static void awaitGreeting(Countries other, String wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!other.active().words().of("a.b", "mi").equals(wanted) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(other.active().words().of("a.b", "mi")).isEqualTo(wanted);
    }

    @Test
    void eachWordingIsKeptOnce() {
        int before = count();
        node(countries);
        assertThat(count()).isEqualTo(before);
    }

    private static int count() {
        return JdbcClient.create(SOURCE)
                .sql("select count(*) from country.definition")
                .query(Integer.class)
                .single();
    }
}
