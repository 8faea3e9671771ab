package org.motcua.agreement;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.TestHouse;
import org.motcua.country.Countries;
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

/// The house as a member of an exchange: a centre, the gateway of who keeps the population, which
/// reaches the house, and the gateway of the social insurance, whose system asks.
public final class TwoMembers implements AutoCloseable {
    /// The operator's secret at both gateways.
    public static final String OPERATOR = "operator-of-the-tests";

    static final String INSTANCE = "MOTCUA";
    public static final String OWNER = INSTANCE + "/GOV/G01";
    public static final String ASKER = INSTANCE + "/GOV/G12";
    public static final String CLIENT = ASKER + "/claims";
    public static final String POPULATION = OWNER + "/registries/population";
    public static final String PURPOSE = "insured-people";

    public final Path folder;
    private final Path atCentre;
    final Centre centre;
    private final CentreServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Gateway answering;
    Gateway asking;

    public TwoMembers() throws IOException {
        this(Files.createTempDirectory("two-centre"));
    }

    /// @param atCentre where the centre keeps its directory; made anew
    TwoMembers(Path atCentre) throws IOException {
        folder = Files.createTempDirectory("two-members");
        this.atCentre = atCentre;
        remove(atCentre);
        centre = Centre.make(atCentre, INSTANCE, Clock.systemUTC());
        server = CentreServer.start(centre, "127.0.0.1:0");
        centre.change(now ->
                now.withMembers(List.of(member(OWNER, OWNER + "/old"), member(ASKER, CLIENT))));
        int port = freePort();
        enrol("answering", OWNER, "127.0.0.1:" + port);
        enrol("asking", ASKER, "127.0.0.1:1");
        settings("answering", OWNER, "\"peer\": \"127.0.0.1:%d\"".formatted(port));
        settings("asking", ASKER, "\"consumer\": \"127.0.0.1:0\"");
        publish();
        answering = Gateway.start(folder.resolve("answering"), Clock.systemUTC());
        asking = Gateway.start(folder.resolve("asking"), Clock.systemUTC());
    }

    private static Directory.Member member(String id, String system) {
        return new Directory.Member(
                id, text(id), List.of(new Directory.Subsystem(system, List.of())));
    }

    static Text text(String words) {
        return new Text(Map.of("vi", words, "en", words));
    }

    private void enrol(String name, String member, String address) {
        var enrolling = new Enrolling(folder.resolve(name), member + "/gw1");
        var requests = enrolling.request();
        enrolling.granted(
                centre.enrol(
                        member + "/gw1",
                        member,
                        List.of(address),
                        requests.tls(),
                        requests.sign()));
    }

    private void settings(String name, String member, String face) throws IOException {
        Files.writeString(
                folder.resolve(name).resolve("gateway.json"),
                """
                {"id": "%s/gw1", "anchor": "%s", "centre": "%s", %s, "operator": "operator.secret",
                 "watch": "127.0.0.1:%d", "pollSeconds": 1, "loops": 1, "slowMillis": 1}
                """
                        .formatted(member, centre.anchorKey(), server.address(), face, freePort()));
        Files.writeString(folder.resolve(name).resolve("operator.secret"), OPERATOR);
    }

    /// As `./motcua exchange publish` does.
    private void publish() throws IOException {
        var country = TestHouse.bean(Countries.class).active();
        var published =
                new Offerings(
                                country,
                                country.day(Instant.now()),
                                INSTANCE,
                                List.of(OWNER + "/gw1"))
                        .of(Set.of());
        centre.change(now -> Offerings.in(now, published));
        Files.writeString(
                folder.resolve("answering").resolve("house.secret"), secret("exchange-two") + "\n");
        var places = new java.util.HashMap<String, List<URI>>();
        var secrets = new java.util.HashMap<String, String>();
        published
                .paths()
                .forEach((service, path) -> {
                    places.put(service, List.of(URI.create(TestHouse.address() + path)));
                    secrets.put(service, "house.secret");
                });
        GatewaySettings.reach(folder.resolve("answering"), places, secrets);
    }

    static String secret(String name) {
        var given =
                TestHouse.bean(Systems.class)
                        .issue(
                                Actor.operator("test"),
                                name,
                                "Gateway",
                                new AgencyCode("G01"),
                                "exchange-gateway",
                                Duration.ofDays(1));
        return switch (given) {
            case Systems.Outcome.Given(var issued) -> issued.secret();
            case Systems.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    public static Directory.Agreement agreement(
            String id, String service, List<String> fields, Directory.Needs needs) {
        return new Directory.Agreement(
                id,
                1,
                CLIENT,
                service,
                PURPOSE,
                text("Đối chiếu người tham gia"),
                text("Nghị định 63/2024/NĐ-CP"),
                List.of(),
                fields,
                List.of(),
                Directory.Unnamed.REMOVE,
                needs,
                Directory.Storing.ENCRYPTED,
                1000,
                1000,
                Instant.now().minus(Duration.ofDays(1)),
                Instant.now().plus(Duration.ofDays(30)),
                Directory.State.ACTIVE);
    }

    /// Puts agreements into the directory and waits until both gateways work by it.
    public void agree(Directory.Agreement... all) {
        centre.change(now -> now.withAgreements(List.of(all)));
        answering.refresh();
        asking.refresh();
    }

    /// @param headers names and values
    public HttpResponse<String> ask(String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/r1/%s"
                                                .formatted(asking.port("consumer"), path)))
                        .header("X-Road-Client", CLIENT)
                        .header("Accept-Language", "en");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The port at which the own systems ask.
    public int consumer() {
        return asking.port("consumer");
    }

    /// The face `watch` of a gateway, `asking` or `answering`.
    public URI watch(String name) {
        var gateway = name.equals("asking") ? asking : answering;
        return URI.create("http://127.0.0.1:" + gateway.port("watch"));
    }

    /// Stops the asking gateway and starts it again, at the same places.
    public void restartAsking() {
        asking.close();
        asking = Gateway.start(folder.resolve("asking"), Clock.systemUTC());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        asking.close();
        answering.close();
        server.close();
        remove(folder);
        remove(atCentre);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
