package org.motcua.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// PostgreSQL as a child process over a lasting data directory.
///
/// Survives restarts; a server left behind by a killed program is found by its `postmaster.pid` and
/// stopped before the new start; ends with this process even when that is killed. Listens on the
/// loopback address only, with a generated password.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String MAJOR = "18";
    private static final String SUPERUSER = "motcua";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Path data;
    private final Path log;
    private final Path bin;
    private final ServerAccount account;
    private final String password;
    private final int port;
    private volatile Process process;
    private volatile boolean stopping;

    private EmbeddedPostgres(Path var, Map<String, String> settings)
            throws IOException, InterruptedException {
        bin = PostgresBinaries.unpack(var.resolve("postgres")).resolve("bin");
        data = var.resolve("pgdata-" + MAJOR);
        log = var.resolve("postgres.log");
        account = ServerAccount.choose(data);
        password = password(var.resolve("postgres.password"));
        if (Files.exists(data.resolve("PG_VERSION"))) {
            refuseOtherVersion();
        } else {
            initialise(var);
        }
        stopOrphan();
        port = freePort();
        process = launch(settings);
        awaitReady();
    }

    /// Starts the server over `var/pgdata-18`, unpacking and initialising what is missing.
    ///
    /// @param settings server settings by name, such as `shared_buffers`
    /// @throws StoreFault where it cannot start, with the reason and the log to read
    public static EmbeddedPostgres start(Path var, Map<String, String> settings) {
        try {
            return new EmbeddedPostgres(var.toAbsolutePath().normalize(), settings);
        } catch (IOException e) {
            throw new StoreFault(
                    "The database under %s cannot start: %s".formatted(var, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFault("Interrupted while the database was starting", e);
        }
    }

    /// The address of one database of this server.
    public DatabaseAddress address(String database) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
        return new DatabaseAddress(url, SUPERUSER, password);
    }

    public int port() {
        return port;
    }

    public boolean alive() {
        return process.isAlive();
    }

    private void refuseOtherVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new StoreFault(
                    "%s was made by PostgreSQL %s, this program brings %s. Move the folder away, or carry the data over with pg_dump and pg_restore."
                            .formatted(data, found, MAJOR));
        }
    }

    private void initialise(Path var) throws IOException, InterruptedException {
        Path half = var.resolve("pgdata-" + MAJOR + ".new");
        PostgresBinaries.deleteTree(half);
        Files.createDirectories(half);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
        Path word = var.resolve("postgres.password.first");
        Files.writeString(word, password);
        if (account.owner() != null) {
            own(half, account.owner());
            own(word, account.owner());
        }
        run(
                "initdb",
                List.of(
                        "-D",
                        half.toString(),
                        "-U",
                        SUPERUSER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        word.toString(),
                        // 192 random bits need no slowing down of guesses; each connection would
                        // pay
                        "--set",
                        "scram_iterations=1",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        Files.delete(word);
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void own(Path path, String user) throws IOException {
        var users = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName(user));
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return Files.readString(file).strip();
    }

    /// Stops a server that a killed program left behind; it may be ending by itself just now.
    private void stopOrphan() throws IOException, InterruptedException {
        var found = orphan();
        if (found.isEmpty()) {
            return;
        }
        var orphan = found.get();
        try {
            run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop"));
        } catch (StoreFault e) {
            orphan.onExit().completeOnTimeout(orphan, 10, TimeUnit.SECONDS).join();
            if (orphan.isAlive()) {
                throw e;
            }
        }
    }

    private Optional<ProcessHandle> orphan() throws IOException {
        try {
            long pid =
                    Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The server is interrupted by the kernel when the thread that started it ends, so that thread
    /// lives as long as the server.
    private Process launch(Map<String, String> settings) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + port));
        arguments.addAll(
                List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        var command = account.server(bin.resolve("postgres"), arguments);
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres").start(() -> watch(command, started));
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// A server that ends by itself is started again at the same address, at longer and longer
    /// intervals while that does not help; meanwhile pages tell that they are out of order.
    private void watch(List<String> command, CompletableFuture<Process> started) {
        try {
            Process child = begin(command);
            started.complete(child);
            for (var pause = FIRST_PAUSE; !ended(child); pause = longer(pause)) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                if (stopping) {
                    return;
                }
                long since = System.nanoTime();
                child = begin(command);
                process = child;
                child.waitFor();
                if (System.nanoTime() - since > LONGEST_PAUSE.toNanos()) {
                    pause = FIRST_PAUSE;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Process begin(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Waits for the end of the server.
    ///
    /// @return whether that was wanted
    private boolean ended(Process child) throws InterruptedException {
        int code = child.waitFor();
        if (!stopping) {
            System.getLogger("motcua.store")
                    .log(
                            System.Logger.Level.ERROR,
                            "PostgreSQL ended by itself, code {0}, see {1}; it is started again",
                            code,
                            log);
        }
        return stopping;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ServerFiles.ready(data, process.pid())) {
            if (!process.isAlive()) {
                throw new StoreFault(
                        "PostgreSQL did not start. The last lines of %s:%n%s"
                                .formatted(log, ServerFiles.lastLines(log)));
            }
            if (System.nanoTime() > end) {
                throw new StoreFault("PostgreSQL was not ready after 60 s, see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void run(String program, List<String> arguments)
            throws IOException, InterruptedException {
        var child =
                new ProcessBuilder(account.command(bin.resolve(program), arguments))
                        .redirectErrorStream(true)
                        .start();
        String output = child.inputReader().readAllAsString();
        if (child.waitFor() != 0) {
            throw new StoreFault("%s failed: %s".formatted(program, output.strip()));
        }
    }

    /// Stops the server after its running statements were ended; everything committed is kept.
    @Override
    public void close() {
        stopping = true;
        if (!process.isAlive()) {
            return;
        }
        try {
            run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop"));
            process.waitFor();
        } catch (IOException e) {
            throw new StoreFault("The database did not stop cleanly, see " + log, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
