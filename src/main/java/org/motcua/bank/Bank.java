package org.motcua.bank;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The doorway: a running bank.
public final class Bank implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Thread clerk;

    private Bank(HttpServer server, ExecutorService threads, Thread clerk) {
        this.server = server;
        this.threads = threads;
        this.clerk = clerk;
    }

    /// Opens on the loopback address only.
    ///
    /// @throws IOException where the port is taken
    public static Bank open(BankSettings settings, ZoneId zone) throws IOException {
        var books = new Books(zone);
        var seal = new Seal(settings.keys());
        var courier = new Courier(settings, seal);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
        var server = HttpServer.create(address, 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new Counter(settings, books, courier, seal));
        server.start();
        var files = new CashFiles(books);
        var clerk = Thread.ofVirtual().start(() -> sendDaily(settings, books, files, courier));
        return new Bank(server, threads, clerk);
    }

    /// After midnight, yesterday's statement of every account; again each minute until taken.
    private static void sendDaily(
            BankSettings settings, Books books, CashFiles files, Courier courier) {
        LocalDate sent = LocalDate.ofInstant(Instant.now(), books.zone());
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException _) {
                return;
            }
            LocalDate today = LocalDate.ofInstant(Instant.now(), books.zone());
            if (sent.isBefore(today)) {
                LocalDate day = sent;
                boolean all =
                        books.accounts().stream()
                                .map(account -> files.statement(account, day))
                                .map(file -> courier.sendFile(settings.qr(), file))
                                .allMatch(status -> status == 200);
                sent = all ? sent.plusDays(1) : sent;
            }
        }
    }

    /// Where it answers.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        clerk.interrupt();
        server.stop(0);
        threads.shutdownNow();
    }
}
