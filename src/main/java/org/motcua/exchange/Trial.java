package org.motcua.exchange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A small exchange for trials on one machine: a centre, a member that asks and a member that
/// answers, each with a gateway, a service with fields of several classes, and an agreement.
public final class Trial {
    public static final String ASKER = "TRIAL/GOV/A1";
    public static final String OWNER = "TRIAL/GOV/B1";
    public static final String CLIENT = ASKER + "/claims";
    public static final String SERVICE = OWNER + "/people/person";
    public static final String FILES = OWNER + "/people/file";
    public static final String AGREEMENT = "trial-1";
    public static final String PURPOSE = "trial";
    private static final long LARGEST = 4L << 30;

    private final Path folder;
    private final Clock clock;
    private final Centre centre;
    private final String asking;
    private final String answering;

    /// @param folder empty
    /// @param peerPort the port of the answering gateway
    public Trial(Path folder, Clock clock, int peerPort) {
        this.folder = folder;
        this.clock = clock;
        centre = Centre.make(folder.resolve("centre"), "TRIAL", clock);
        asking = ASKER + "/gw1";
        answering = OWNER + "/gw1";
        centre.change(now ->
                now.withMembers(List.of(member(ASKER, CLIENT), member(OWNER, OWNER + "/people"))));
        enrol("asking", asking, ASKER, List.of("127.0.0.1:1"));
        enrol("answering", answering, OWNER, List.of("127.0.0.1:" + peerPort));
        centre.change(now ->
                now.withServices(List.of(person(answering), file(answering)))
                        .withAgreements(
                                List.of(
                                        agreement(AGREEMENT, SERVICE, Directory.Storing.ENCRYPTED),
                                        agreement("trial-2", FILES, Directory.Storing.NOTHING))));
    }

    public Centre centre() {
        return centre;
    }

    public Path askingFolder() {
        return folder.resolve("asking");
    }

    public Path answeringFolder() {
        return folder.resolve("answering");
    }

    private static Directory.Member member(String id, String system) {
        return new Directory.Member(
                id, text(id), List.of(new Directory.Subsystem(system, List.of())));
    }

    static Text text(String words) {
        return new Text(Map.of("en", words));
    }

    /// Enrols one more gateway, with its folder beside the others.
    public void enrol(String name, String id, String member, List<String> addresses) {
        var enrolling = new Enrolling(folder.resolve(name), id);
        var requests = enrolling.request();
        enrolling.granted(centre.enrol(id, member, addresses, requests.tls(), requests.sign()));
    }

    private static Directory.Offer person(String gateway) {
        return new Directory.Offer(
                SERVICE,
                "1",
                text("A person by number"),
                Directory.Grade.PERSONAL,
                List.of(gateway),
                List.of(
                        new Directory.Endpoint("GET", "/{}"),
                        new Directory.Endpoint("POST", "/{}"),
                        new Directory.Endpoint("POST", "")),
                List.of(field("number", Directory.Grade.PERSONAL)),
                List.of(
                        field("name", Directory.Grade.PERSONAL),
                        field("born", Directory.Grade.PERSONAL),
                        field("address.line", Directory.Grade.PERSONAL),
                        field("address.unit", Directory.Grade.INTERNAL),
                        field("faith", Directory.Grade.SENSITIVE),
                        field("cover", Directory.Grade.SECRET)),
                Directory.Content.JSON,
                10,
                1 << 20,
                null);
    }

    private static Directory.Offer file(String gateway) {
        return new Directory.Offer(
                FILES,
                "1",
                text("Files of any length"),
                Directory.Grade.INTERNAL,
                List.of(gateway),
                List.of(new Directory.Endpoint("*", "/**"), new Directory.Endpoint("*", "")),
                List.of(),
                List.of(),
                Directory.Content.FILE,
                10,
                LARGEST,
                null);
    }

    static Directory.Field field(String path, Directory.Grade grade) {
        return new Directory.Field(path, grade, text(path));
    }

    private Directory.Agreement agreement(String id, String service, Directory.Storing storing) {
        boolean person = service.equals(SERVICE);
        return new Directory.Agreement(
                id,
                1,
                CLIENT,
                service,
                PURPOSE,
                text("To try the exchange"),
                text("None: a trial with invented data"),
                List.of(),
                person ? List.of("name", "born", "address.unit") : List.of(),
                person ? List.of("number") : List.of(),
                Directory.Unnamed.REMOVE,
                Directory.Needs.NOTHING,
                storing,
                1e9,
                1 << 30,
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant().plus(Duration.ofDays(30)),
                Directory.State.ACTIVE);
    }

    /// Writes the settings of both gateways.
    ///
    /// @param peerPort where the answering gateway listens
    /// @param services where its services are
    /// @param atCentre where the centre is served, if it is
    public void settings(
            int peerPort, Map<String, List<URI>> services, @Nullable URI atCentre, int loops)
            throws IOException {
        write("asking", asking, "127.0.0.1:0", null, Map.of(), atCentre, loops);
        write("answering", answering, null, "127.0.0.1:" + peerPort, services, atCentre, loops);
    }

    /// The log keeps no contents, only what was signed.
    public void keepNoContents() {
        centre.change(now ->
                now.withAgreements(
                        List.of(
                                agreement(AGREEMENT, SERVICE, Directory.Storing.NOTHING),
                                agreement("trial-2", FILES, Directory.Storing.NOTHING))));
    }

    /// Lets the asking gateway listen on this port.
    public void consumerPort(int port, int loops) throws IOException {
        write("asking", asking, "127.0.0.1:" + port, null, Map.of(), null, loops);
    }

    /// Writes the settings of one gateway.
    public void write(
            String name,
            String id,
            @Nullable String consumer,
            @Nullable String peer,
            Map<String, List<URI>> services,
            @Nullable URI atCentre,
            int loops)
            throws IOException {
        Path of = folder.resolve(name);
        var settings =
                new GatewaySettings(
                        id,
                        consumer,
                        null,
                        peer,
                        "127.0.0.1:0",
                        centre.anchorKey(),
                        atCentre,
                        services,
                        loops,
                        8L << 20,
                        1L << 30,
                        60,
                        1,
                        1,
                        30,
                        null,
                        0,
                        0,
                        Map.of(),
                        null,
                        null,
                        0,
                        null,
                        null);
        LogKeys.Secrets.write(
                of.resolve(GatewaySettings.FILE),
                SignedDirectory.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
        LogKeys.Secrets.write(of.resolve("directory.json"), centre.published());
    }
}
