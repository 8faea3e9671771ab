package org.motcua.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Centre;
import org.motcua.exchange.CentreServer;
import org.motcua.exchange.Enrolling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange centre WHAT`: keeps the directory of an exchange.
@Command(
        name = "centre",
        description =
                "Keeps the directory of an exchange: members, gateways, services, agreements.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
final class CentreCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    private void say(String text) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }

    @Command(name = "make", description = "Makes a centre in an empty folder.")
    int make(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Parameters(paramLabel = "INSTANCE", description = "First part of every identifier.")
                    String instance) {
        var centre = Centre.make(folder, instance, StoreBeans.present());
        say("The anchor that every gateway is told: " + centre.anchorKey());
        return 0;
    }

    @Command(name = "show", description = "Shows members, services and agreements as JSON.")
    int show(@Parameters(paramLabel = "FOLDER") Path folder) {
        say(Centre.open(folder, StoreBeans.present()).document());
        return 0;
    }

    @Command(
            name = "apply",
            description = "Takes members, services, agreements, markings from a JSON file.")
    int apply(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Parameters(paramLabel = "FILE") Path file)
            throws IOException {
        var next = Centre.open(folder, StoreBeans.present()).apply(Files.readAllBytes(file));
        say("This is version %d of the directory.".formatted(next.version()));
        return 0;
    }

    @Command(
            name = "request",
            description = "At a gateway: makes new keys and the requests for their certificates.")
    int request(
            @Parameters(paramLabel = "GATEWAY-FOLDER") Path folder,
            @Parameters(paramLabel = "GATEWAY", description = "Its identifier.") String gateway) {
        new Enrolling(folder, gateway).request();
        say("Take %1$s/keys/tls.csr and %1$s/keys/sign.csr to the centre.".formatted(folder));
        return 0;
    }

    @Command(
            name = "enrol",
            description = "Grants a gateway's requests: a new gateway, or new certificates.")
    int enrol(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Parameters(paramLabel = "GATEWAY") String gateway,
            @Parameters(paramLabel = "MEMBER") String member,
            @Parameters(paramLabel = "KEYS", description = "Folder of the two requests.") Path keys,
            @Option(names = "--address", required = true, description = "host:port")
                    List<String> at)
            throws IOException {
        var granted =
                Centre.open(folder, StoreBeans.present())
                        .enrol(
                                gateway,
                                member,
                                at,
                                Files.readString(keys.resolve("tls.csr")),
                                Files.readString(keys.resolve("sign.csr")));
        Files.writeString(keys.resolve("next-tls.crt"), granted.tls());
        Files.writeString(keys.resolve("next-sign.crt"), granted.sign());
        say("Take next-tls.crt and next-sign.crt in %s back to the gateway.".formatted(keys));
        return 0;
    }

    @Command(name = "accept", description = "At a gateway: takes granted certificates into use.")
    int accept(
            @Parameters(paramLabel = "GATEWAY-FOLDER") Path folder,
            @Parameters(paramLabel = "GATEWAY") String gateway)
            throws IOException {
        Path keys = folder.resolve("keys");
        new Enrolling(folder, gateway)
                .granted(
                        new Centre.Enrolment(
                                Files.readString(keys.resolve("next-tls.crt")),
                                Files.readString(keys.resolve("next-sign.crt"))));
        say("The gateway uses them when it starts next.");
        return 0;
    }

    @Command(name = "revoke", description = "Ends a gateway's certificates, all or one.")
    int revoke(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Parameters(paramLabel = "GATEWAY") String gateway,
            @Option(names = "--certificate", description = "SHA-256 of the one that is meant.")
                    @Nullable String certificate) {
        var centre = Centre.open(folder, StoreBeans.present());
        centre.revoke(gateway, Optional.ofNullable(certificate));
        say("Gateways hear of it when they next ask, by default within 30 seconds.");
        return 0;
    }

    @Command(name = "serve", description = "Gives the directory to gateways, and time stamps.")
    int serve(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--address", description = "host:port", defaultValue = "127.0.0.1:5600")
                    String address)
            throws InterruptedException {
        var centre = Centre.open(folder, StoreBeans.present());
        try (var server = CentreServer.start(centre, address)) {
            say("The centre answers at " + server.address());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
