package org.motcua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresTest {
    private static final Map<String, String> SMALL = Map.of("shared_buffers", "16MB");

    @TempDir Path var;

    /// The unpacked programs are the same for all; unpacking itself happens at the first test of a
    /// clean checkout.
    @BeforeEach
    void shareTheUnpackedPrograms() throws Exception {
        Path shared = Files.createDirectories(Path.of("target/test-var/postgres").toAbsolutePath());
        Files.createSymbolicLink(var.resolve("postgres"), shared);
    }

    @Test
    void keepsItsRowsOverARestart() {
        try (var first = EmbeddedPostgres.start(var, SMALL)) {
            sql(first).sql("create table kept as select 7 as n").update();
        }
        try (var second = EmbeddedPostgres.start(var, SMALL)) {
            assertThat(sql(second).sql("select n from kept").query(Integer.class).single())
                    .isEqualTo(7);
        }
    }

    /// What `kill -9` of the program leaves behind: a program in a process of its own starts the
    /// server, writes a row, and is killed.
    @Test
    void recoversAfterTheProgramWasKilled() throws Exception {
        var killed = program();
        try (var reader = killed.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("written");
            killed.destroyForcibly().waitFor();
        }
        try (var second = EmbeddedPostgres.start(var, SMALL)) {
            assertThat(sql(second).sql("select n from kept").query(Integer.class).single())
                    .isEqualTo(8);
        }
    }

    /// A server that outlived its program, because the kernel could not be asked to interrupt it.
    @Test
    void stopsAnOrphanedServerBeforeItStartsItsOwn() throws Exception {
        var orphan = EmbeddedPostgres.start(var, SMALL);
        sql(orphan).sql("create table kept as select 9 as n").update();
        try (var second = EmbeddedPostgres.start(var, SMALL)) {
            assertThat(sql(second).sql("select n from kept").query(Integer.class).single())
                    .isEqualTo(9);
            TimeUnit.MILLISECONDS.sleep(50);
            assertThat(orphan.alive()).isFalse();
            orphan.close();
        }
    }

    /// At the same address, so that connections come back by themselves.
    @Test
    void startsAServerAgainThatEndedByItself() throws Exception {
        try (var server = EmbeddedPostgres.start(var, SMALL)) {
            sql(server).sql("create table kept as select 10 as n").update();
            long pid = pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!answers(server) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(sql(server).sql("select n from kept").query(Integer.class).single())
                    .isEqualTo(10);
            assertThat(pid()).isNotEqualTo(pid);
        }
    }

    private long pid() throws Exception {
        Path file = var.resolve("pgdata-18/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    private static boolean answers(EmbeddedPostgres server) {
        try {
            return server.alive() && sql(server).sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException _) {
            return false;
        }
    }

    @Test
    void refusesADirectoryOfAnotherVersion() throws Exception {
        Files.createDirectories(var.resolve("pgdata-18"));
        Files.writeString(var.resolve("pgdata-18/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(var, SMALL))
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining("was made by PostgreSQL 17, this program brings 18")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void refusesASecondProgramOnTheSameFolder() {
        try (var first = VarFolder.take(var)) {
            assertThatThrownBy(() -> VarFolder.take(var))
                    .isInstanceOf(StoreFault.class)
                    .hasMessageContaining("Another Motcua already runs on " + first.path())
                    .hasMessageContaining("MOTCUA_VAR");
        }
        VarFolder.take(var).close();
    }

    @Test
    void saysWhatToDoWhereTheFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(var.resolve("file"), "");
        assertThatThrownBy(() -> VarFolder.take(file.resolve("var")))
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining("Cannot write to")
                .hasMessageContaining("MOTCUA_VAR");
    }

    @Test
    void bringsTheDatabaseToTheNewestSchemaOnce() {
        var source = TestDatabase.fresh();
        Migrations.run(source);
        assertThat(
                        JdbcClient.create(source)
                                .sql("select count(*) from store.migrated")
                                .query(Long.class)
                                .single())
                .isOne();
    }

    private Process program() throws Exception {
        var command =
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        var.toString());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static JdbcClient sql(EmbeddedPostgres server) {
        var address = server.address("postgres");
        return JdbcClient.create(
                new DriverManagerDataSource(address.url(), address.user(), address.password()));
    }

    /// Started in a process of its own, to be killed.
    static final class KilledProgram {
        static void main(String[] arguments) throws Exception {
            var server = EmbeddedPostgres.start(Path.of(arguments[0]), SMALL);
            sql(server).sql("create table kept as select 8 as n").update();
            IO.println("written");
            TimeUnit.MINUTES.sleep(5);
        }
    }
}
