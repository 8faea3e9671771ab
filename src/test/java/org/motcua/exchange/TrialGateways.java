package org.motcua.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Two gateways in this process with a service behind the second one, all on random ports of this
/// machine.
final class TrialGateways implements AutoCloseable {
    static final String PERSON =
            """
            {"name":"Nguyễn Thị Lan","born":"1990-02-03","address":{"line":"12 Hàng Gai","unit":"00070"}}
            """;

    final Path folder;
    private final Clock clock;
    final Trial trial;
    final HttpServer service;
    final AtomicInteger served = new AtomicInteger();
    final int peerPort;
    volatile Answer answer = exchange -> reply(exchange, 200, PERSON);
    Gateway asking;
    Gateway answering;
    final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    TrialGateways() throws IOException {
        this(Clock.systemUTC());
    }

    TrialGateways(Clock clock) throws IOException {
        this.clock = clock;
        folder = Files.createTempDirectory("exchange");
        peerPort = freePort();
        trial = new Trial(folder, clock, peerPort);
        service =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext(
                "/",
                exchange -> {
                    served.incrementAndGet();
                    answer.to(exchange);
                });
        service.start();
        var place = List.of(URI.create("http://127.0.0.1:" + service.getAddress().getPort()));
        trial.settings(peerPort, Map.of(Trial.SERVICE, place, Trial.FILES, place), null, 1);
        answering = Gateway.start(trial.answeringFolder(), clock);
        asking = Gateway.start(trial.askingFolder(), clock);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = Hashes.utf8(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Starts the asking gateway anew.
    void restartAsking() {
        asking.close();
        asking = Gateway.start(trial.askingFolder(), clock);
    }

    /// Starts a gateway anew with some of its settings changed, each `"name" : value` as JSON.
    void reset(Path folder, String... settings) throws IOException {
        Path file = folder.resolve(GatewaySettings.FILE);
        String json = Files.readString(file);
        for (String one : settings) {
            String name = one.substring(0, one.indexOf(':')).strip();
            json =
                    json.replaceAll(
                            name + " : (\\{[^}]*\\}|[^,\n]*)",
                            java.util.regex.Matcher.quoteReplacement(one));
        }
        boolean asks = folder.equals(trial.askingFolder());
        (asks ? asking : answering).close();
        Files.writeString(file, json);
        Files.write(folder.resolve("directory.json"), trial.centre().published());
        var again = Gateway.start(folder, clock);
        if (asks) {
            asking = again;
        } else {
            answering = again;
        }
    }

    /// Lets the log of the asking gateway take so much and no more.
    void limitLog(long bytes) throws IOException {
        Path file = trial.askingFolder().resolve(GatewaySettings.FILE);
        String json = Files.readString(file);
        asking.close();
        Files.writeString(
                file, json.replaceAll("\"logLimit\" : [0-9]+", "\"logLimit\" : " + bytes));
        asking = Gateway.start(trial.askingFolder(), Clock.systemUTC());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d%s".formatted(asking.port("consumer"), path)))
                .header("X-Road-Client", Trial.CLIENT);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> person() throws IOException, InterruptedException {
        return get("/r1/" + Trial.SERVICE + "/001190000001");
    }

    /// Changes the directory and gives it to both gateways.
    void change(UnaryOperator<Directory> change) {
        trial.centre().change(change);
        give();
    }

    void give() {
        asking.take(trial.centre().published());
        answering.take(trial.centre().published());
    }

    @Override
    public void close() throws IOException {
        asking.close();
        answering.close();
        service.stop(0);
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
