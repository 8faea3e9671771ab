package org.motcua.exchange;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One message through two gateways of this machine, with everything switched on, and what proves
/// it.
public final class Demonstration {
    private static final String PERSON =
            """
            {"name":"Example Person","born":"1990-02-03",
             "address":{"line":"not agreed","unit":"00070"},"faith":"not agreed"}\
            """;
    private static final Duration FOR_STAMPS = Duration.ofSeconds(8);

    /// Version four, whatever the machine prefers: what is told to the gateway names it so.
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private static final int ASKERS = 16;

    private final Path folder;
    private final Clock clock;
    private final PrintWriter out;

    public Demonstration(Path folder, Clock clock, PrintWriter out) {
        this.folder = folder;
        this.clock = clock;
        this.out = out;
    }

    /// @return whether everything held
    public boolean run() throws IOException, InterruptedException {
        return run(Duration.ZERO);
    }

    /// The same, with as many messages as go through in this time: what is often done is learnt by
    /// the cache of classes that a gateway starts by.
    public boolean rehearse(Duration time) throws IOException, InterruptedException {
        return run(time);
    }

    private boolean run(Duration busy) throws IOException, InterruptedException {
        int port = freePort();
        var trial = new Trial(folder, clock, port);
        var service =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 10);
        service.createContext(
                "/",
                exchange -> {
                    byte[] body = PERSON.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        service.start();
        try (var centre = CentreServer.start(trial.centre(), "127.0.0.1:0")) {
            var place = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
            trial.settings(port, Map.of(Trial.SERVICE, List.of(place)), centre.address(), 1);
            try (var answering = Gateway.start(trial.answeringFolder(), clock);
                    var asking = Gateway.start(trial.askingFolder(), clock)) {
                out.println(answering.faces());
                out.println(asking.faces());
                String id = ask(asking.port("consumer"));
                keepBusy(asking.port("consumer"), busy);
                return busy.isPositive() || show(trial, id);
            }
        } finally {
            service.stop(0);
        }
    }

    private String ask(int port) throws IOException {
        String path = "/r1/%s/001190000001".formatted(Trial.SERVICE);
        out.printf("%nGET %s%nX-Road-Client: %s%n", path, Trial.CLIENT);
        var connection =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:%d%s".formatted(port, path))
                                .toURL()
                                .openConnection();
        connection.setRequestProperty("X-Road-Client", Trial.CLIENT);
        out.printf("%n%d%n", connection.getResponseCode());
        for (String name : List.of("X-Road-Id", "X-Road-Service", "X-Road-Request-Hash")) {
            out.printf("%s: %s%n", name, connection.getHeaderField(name));
        }
        try (var body = connection.getInputStream()) {
            out.println(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        out.printf("The service had answered: %s%n", PERSON);
        return connection.getHeaderField("X-Road-Id");
    }

    private static void keepBusy(int port, Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        var askers = new ArrayList<Thread>();
        for (int i = 0; i < ASKERS && time.isPositive(); i++) {
            askers.add(Thread.ofPlatform().start(() -> askUntil(port, until)));
        }
        for (var asker : askers) {
            asker.join();
        }
    }

    private static void askUntil(int port, long until) {
        byte[] asked = Hashes.utf8("{\"number\":\"001190000001\"}");
        try {
            var to = URI.create("http://127.0.0.1:%d/r1/%s".formatted(port, Trial.SERVICE)).toURL();
            while (System.nanoTime() < until) {
                var connection = (HttpURLConnection) to.openConnection();
                connection.setRequestProperty("X-Road-Client", Trial.CLIENT);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                connection.getOutputStream().write(asked);
                try (var body = connection.getInputStream()) {
                    body.readAllBytes();
                }
            }
        } catch (IOException _) {
            // the others go on; what they learn is enough
        }
    }

    private boolean show(Trial trial, String id) throws IOException, InterruptedException {
        boolean holds = true;
        for (Path gateway : List.of(trial.askingFolder(), trial.answeringFolder())) {
            var archive = new LogArchive(gateway);
            var evidence = stamped(archive, id);
            out.printf("%n=== The log of the %s gateway%n", gateway.getFileName());
            archive.entries().stream()
                    .filter(entry -> entry.text().contains("id: " + id))
                    .forEach(entry ->
                            out.printf(
                                    "batch %d, %s:%n%s",
                                    entry.batch(), entry.kind(), entry.text().indent(4)));
            if (evidence.isEmpty()) {
                out.println("The message is not in it.");
                holds = false;
                continue;
            }
            Path file = folder.resolve(gateway.getFileName() + "-" + id + ".json");
            Files.write(file, evidence.get());
            out.printf("--- %s, checked as who has only this file would:%n", file);
            var verdict = EvidenceCheck.check(evidence.get(), List.of());
            verdict.lines().forEach(out::println);
            verdict.fault().ifPresent(fault -> out.println("DOES NOT HOLD: " + fault));
            var walked = archive.verify();
            out.printf(
                    "The whole log: %d batches, %d records, %s%n",
                    walked.batches(), walked.records(), walked.fault().orElse("unbroken"));
            holds &= verdict.fault().isEmpty() && walked.fault().isEmpty();
        }
        out.flush();
        return holds;
    }

    /// The evidence once it is stamped, or without a stamp where none comes.
    private Optional<byte[]> stamped(LogArchive archive, String id) throws InterruptedException {
        long until = System.nanoTime() + FOR_STAMPS.toNanos();
        Optional<Evidence> evidence = archive.export(id);
        while (System.nanoTime() < until
                && evidence.isPresent()
                && evidence.get().parts().stream().anyMatch(part -> part.stamp() == null)) {
            Thread.sleep(100);
            evidence = archive.export(id);
        }
        return evidence.map(LogArchive::json);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
