package org.motcua.synchrony;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.credential.Credentials;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Uploads;
import org.motcua.exchange.Centre;
import org.motcua.exchange.CentreServer;
import org.motcua.exchange.Directory;
import org.motcua.exchange.Enrolling;
import org.motcua.exchange.Gateway;
import org.motcua.exchange.GatewaySettings;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.identity.Systems;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Houses;
import org.motcua.unit.JoinedHouse;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A national portal and the system of a province: two whole houses with databases of their own,
/// each behind its own gateway.
final class TwoHouses implements AutoCloseable {
    static final AgencyCode WARD = new AgencyCode("H29.26740");
    private static final ProcedureCode BIRTH = new ProcedureCode("1.001193");
    private static final String HOUSES =
            """
            - id: national
              name: {vi: "Cổng quốc gia", en: National portal}
              system: MOTCUA/GOV/G22/portal
              numbers: "99"
              agencies: []
            - id: province
              name: {vi: "Hệ thống của tỉnh", en: System of the province}
              system: MOTCUA/GOV/H29/dossiers
              numbers: "29"
              agencies: [H29]
            """;

    final Path folder = Files.createTempDirectory("two-houses");
    final ServletWebServerApplicationContext door;
    final ServletWebServerApplicationContext desk;
    final Centre centre;
    private final CentreServer server;
    private final Map<String, Gateway> gateways = new LinkedHashMap<>();
    private final Map<String, Integer> peers = new LinkedHashMap<>();
    private final Map<String, Integer> consumers = new LinkedHashMap<>();

    TwoHouses() throws IOException {
        Path country = folder.resolve("country");
        TestCountry.copyTo(country);
        Files.createDirectories(country.resolve("houses"));
        Files.writeString(country.resolve("houses/two.yaml"), HOUSES);
        for (String house : List.of("national", "province")) {
            peers.put(house, freePort());
            consumers.put(house, freePort());
        }
        desk = start("province", country, "");
        // the door takes results that the province signs
        Path trusted = Files.createDirectories(folder.resolve("trusted"));
        Files.writeString(trusted.resolve("province.pem"), root(desk));
        door = start("national", country, trusted.toString());
        centre = Centre.make(folder.resolve("centre"), "MOTCUA", Clock.systemUTC());
        server = CentreServer.start(centre, "127.0.0.1:0");
        centre.change(now ->
                now.withMembers(
                        houses().all().stream()
                                .map(one ->
                                        new Directory.Member(
                                                DossierOfferings.member(one),
                                                one.name(),
                                                List.of()))
                                .toList()));
        gateway("national", door);
        gateway("province", desk);
    }

    private static String root(ServletWebServerApplicationContext house) {
        try {
            byte[] root = house.getBean(Credentials.class).roots().getFirst().getEncoded();
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(root));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServletWebServerApplicationContext start(String house, Path country, String trusted) {
        Map<String, Object> settings =
                Map.of(
                        "motcua.signing.trusted",
                        trusted,
                        "motcua.synchrony.house",
                        house,
                        "motcua.synchrony.gateway",
                        "http://127.0.0.1:" + consumers.get(house));
        return TestHouse.of(
                folder.resolve(house),
                country,
                TestDatabase.freshAddress(),
                context ->
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("house", settings)));
    }

    private Houses houses() {
        var countries = door.getBean(Countries.class);
        return Houses.of(countries.active(), countries.today(Clock.systemUTC()));
    }

    JoinedHouse house(String id) {
        return houses().find(id).orElseThrow();
    }

    private void gateway(String id, ServletWebServerApplicationContext context) throws IOException {
        var house = house(id);
        Path place = folder.resolve("gateway-" + id);
        var enrolling = new Enrolling(place, DossierOfferings.member(house) + "/gw1");
        var requests = enrolling.request();
        enrolling.granted(
                centre.enrol(
                        DossierOfferings.member(house) + "/gw1",
                        DossierOfferings.member(house),
                        List.of("127.0.0.1:" + peers.get(id)),
                        requests.tls(),
                        requests.sign()));
        Files.writeString(
                place.resolve("gateway.json"),
                """
                {"id": "%s/gw1", "anchor": "%s", "centre": "%s", "peer": "127.0.0.1:%d",
                 "consumer": "127.0.0.1:%d", "pollSeconds": 1, "loops": 1}
                """
                        .formatted(
                                DossierOfferings.member(house),
                                centre.anchorKey(),
                                server.address(),
                                peers.get(id),
                                consumers.get(id)));
        var given =
                context.getBean(Systems.class)
                        .issue(
                                Actor.operator("test"),
                                "exchange-gateway",
                                "gateway",
                                new AgencyCode("G22"),
                                "exchange-gateway",
                                Duration.ofDays(1));
        Files.writeString(
                place.resolve("house.secret"), ((Systems.Outcome.Given) given).issued().secret());
        var offerings = new DossierOfferings(door.getBean(Countries.class).active());
        centre.change(now ->
                offerings.in(
                        now,
                        houses(),
                        house,
                        List.of(DossierOfferings.member(house) + "/gw1"),
                        Instant.now()));
        var places = new LinkedHashMap<String, List<URI>>();
        var secrets = new LinkedHashMap<String, String>();
        for (String service : List.of(DossierOfferings.MESSAGES, DossierOfferings.FILES)) {
            String name = house.system() + "/" + service;
            places.put(
                    name, List.of(URI.create(TestHouse.address(context) + DossierOfferings.PATH)));
            secrets.put(name, "house.secret");
        }
        GatewaySettings.reach(place, places, secrets);
        connect(id);
    }

    /// Starts the gateway of a house.
    void connect(String id) {
        gateways.put(id, Gateway.start(folder.resolve("gateway-" + id), Clock.systemUTC()));
    }

    /// Ends the gateway of a house, with everything that is on its way.
    void cut(String id) {
        var gateway = gateways.remove(id);
        if (gateway != null) {
            gateway.close();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Somebody at the door.
    SignedIn person(int number) {
        String id = "0791966" + number;
        door.getBean(DemoAccounts.class)
                .person(
                        new PersonNumber(id),
                        "Trần Thị Lan",
                        java.time.LocalDate.of(1996, 4, 12),
                        Level.TWO);
        var account = door.getBean(Accounts.class).findBySignInName(id).orElseThrow();
        return new SignedIn(
                account.id(), account.name(), Level.TWO, account.person(), List.of(), false);
    }

    /// Somebody who has signed in at the pages of a house.
    static Visitor visitor(ServletWebServerApplicationContext house, String signInName) {
        var demo = house.getBean(DemoAccounts.class);
        var visitor = Visitor.to(TestHouse.address(house));
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("name", signInName, "password", demo.password()));
        visitor.post("/sign-in/code", Map.of("code", demo.presentCode()));
        return visitor;
    }

    /// An operator of a house, signed in at its pages.
    static Visitor operator(ServletWebServerApplicationContext house) {
        house.getBean(DemoAccounts.class).operator("houses-operator", "Người vận hành");
        return visitor(house, "houses-operator");
    }

    /// A birth registration with one paper, filed at the door.
    Dossier filed(SignedIn who) {
        var drafts = door.getBean(Drafts.class);
        var draft =
                drafts.begin(BIRTH, Channel.ONLINE, "vi", Optional.of(who)).orElseThrow().draft();
        drafts.keep(draft, new LinkedHashMap<>(answers()));
        var paper =
                Procedures.of(door.getBean(Countries.class).active())
                        .get(BIRTH, today())
                        .procedure()
                        .papers()
                        .stream()
                        .filter(one -> one.id().equals("abandoned-record"))
                        .findFirst()
                        .orElseThrow();
        byte[] content = picture(who);
        try {
            door.getBean(Uploads.class)
                    .whole(
                            new Uploads.Home.OfDraft(draft.id()),
                            paper,
                            "biên bản.png",
                            content.length,
                            new java.io.ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return switch (door.getBean(Filings.class).file(draft.id(), who, Optional.empty())) {
            case Filed.Accepted(var dossier) -> dossier;
            case Filed.Faulty faulty -> throw new AssertionError(faulty.toString());
            default -> throw new AssertionError("not filed");
        };
    }

    private static final byte[] PICTURE = org.motcua.Pictures.noise(1200, 20, 7);

    /// A picture that nobody else has sent.
    private static byte[] picture(SignedIn who) {
        byte[] mark = who.account().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] own = java.util.Arrays.copyOf(PICTURE, PICTURE.length + mark.length);
        System.arraycopy(mark, 0, own, PICTURE.length, mark.length);
        return own;
    }

    private java.time.LocalDate today() {
        return door.getBean(Countries.class).today(Clock.systemUTC());
    }

    private Map<String, Object> answers() {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("relation", "carer");
        answers.put("birth_case", "abandoned");
        answers.put("child_birth_date", today().minusDays(20).toString());
        answers.put("child_sex", "male");
        answers.put("birth_place", "Phường Sài Gòn");
        answers.put("child_name", "Lê Hoài An");
        answers.put("child_ethnicity", "01");
        answers.put("child_nationality", "VN");
        answers.put("home_province", "79");
        answers.put("register_at", "26740");
        answers.put("copies", "0");
        answers.put("phone", "0901234567");
        answers.put("delivery", "electronic");
        return answers;
    }

    /// The dossier with the same code at the desk.
    Optional<Dossier> atDesk(Dossier atDoor) {
        return desk.getBean(org.motcua.dossier.Arrivals.class).find(atDoor.code());
    }

    Dossier atDoor(UUID id) {
        return door.getBean(Dossiers.class).get(id);
    }

    /// An officer at the desk with one role.
    SignedIn officer(String role) {
        var assignment = new Assignment(role, WARD);
        String name = "houses-" + role;
        var accounts = desk.getBean(Accounts.class);
        if (accounts.findBySignInName(name).isEmpty()) {
            desk.getBean(DemoAccounts.class).officer(name, name, List.of(assignment));
        }
        var account = accounts.findBySignInName(name).orElseThrow();
        return new SignedIn(
                account.id(),
                account.name(),
                Level.TWO,
                Optional.empty(),
                List.of(assignment),
                false);
    }

    Casework casework() {
        return desk.getBean(Casework.class);
    }

    JdbcClient sql(ServletWebServerApplicationContext house) {
        return house.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        cut("national");
        cut("province");
        server.close();
        door.close();
        desk.close();
    }
}
