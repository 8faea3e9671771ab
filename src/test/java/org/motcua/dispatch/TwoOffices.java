package org.motcua.dispatch;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.motcua.TestHouse;
import org.motcua.exchange.Centre;
import org.motcua.exchange.CentreServer;
import org.motcua.exchange.Directory;
import org.motcua.exchange.Enrolling;
import org.motcua.exchange.Gateway;
import org.motcua.exchange.GatewaySettings;
import org.motcua.identity.Systems;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// Two agencies of the house, each with a gateway of its own, that send each other documents.
final class TwoOffices implements AutoCloseable {
    static final String INSTANCE = "DOCS";
    static final String ONE = "G12";
    static final String OTHER = "G16";

    private final Path folder = Files.createTempDirectory("two-offices");
    private final Centre centre;
    private final CentreServer server;
    private final Gateway one;
    private final Gateway other;

    TwoOffices() throws IOException {
        centre = Centre.make(folder.resolve("centre"), INSTANCE, Clock.systemUTC());
        server = CentreServer.start(centre, "127.0.0.1:0");
        var secret = secret();
        for (String agency : List.of(ONE, OTHER)) {
            prepare(agency, secret);
        }
        one = Gateway.start(folder.resolve(ONE), Clock.systemUTC());
        other = Gateway.start(folder.resolve(OTHER), Clock.systemUTC());
        one.refresh();
        other.refresh();
        open(ONE);
        open(OTHER);
    }

    private void prepare(String agency, String secret) throws IOException {
        int port = freePort();
        var id = "%s/GOV/%s".formatted(INSTANCE, agency);
        var member = new Directory.Member(id, text(agency), List.of());
        centre.change(now -> {
            var members = new java.util.ArrayList<>(now.members());
            members.add(member);
            return now.withMembers(members);
        });
        var enrolling = new Enrolling(folder.resolve(agency), id + "/gw1");
        var requests = enrolling.request();
        enrolling.granted(
                centre.enrol(
                        id + "/gw1",
                        id,
                        List.of("127.0.0.1:" + port),
                        requests.tls(),
                        requests.sign()));
        var words = new DocumentServices.Words(text("Văn bản"), text("Gửi văn bản"), text("Luật"));
        centre.change(now ->
                DocumentServices.in(now, member, List.of(id + "/gw1"), words, Instant.now()));
        Files.writeString(
                folder.resolve(agency).resolve("gateway.json"),
                """
                {"id": "%s/gw1", "anchor": "%s", "centre": "%s", "peer": "127.0.0.1:%d",
                 "consumer": "127.0.0.1:0", "pollSeconds": 1, "loops": 1}
                """
                        .formatted(id, centre.anchorKey(), server.address(), port));
        Files.writeString(folder.resolve(agency).resolve("house.secret"), secret + "\n");
        GatewaySettings.reach(
                folder.resolve(agency),
                Map.of(
                        DocumentServices.service(id),
                        List.of(URI.create(TestHouse.address() + DocumentServices.PATH))),
                Map.of(DocumentServices.service(id), "house.secret"));
    }

    /// The way out of an agency is there.
    void open(String agency) {
        TestHouse.bean(Ways.class).open(INSTANCE, agency, consumer(agency));
    }

    URI consumer(String agency) {
        var gateway = agency.equals(ONE) ? one : other;
        return URI.create("http://127.0.0.1:" + gateway.port("consumer"));
    }

    private static Text text(String words) {
        return new Text(Map.of("vi", words, "en", words));
    }

    private static String secret() {
        var given =
                TestHouse.bean(Systems.class)
                        .issue(
                                Actor.operator("test"),
                                "documents-two",
                                "Gateway",
                                new AgencyCode(ONE),
                                "exchange-gateway",
                                Duration.ofDays(1));
        return switch (given) {
            case Systems.Outcome.Given(var issued) -> issued.secret();
            case Systems.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        TestHouse.bean(Ways.class).close(ONE);
        TestHouse.bean(Ways.class).close(OTHER);
        one.close();
        other.close();
        server.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
