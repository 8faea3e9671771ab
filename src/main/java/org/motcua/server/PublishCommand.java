package org.motcua.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.agreement.Offerings;
import org.motcua.country.Countries;
import org.motcua.exchange.Centre;
import org.motcua.exchange.ExchangeFault;
import org.motcua.exchange.GatewaySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange publish CENTRE GATEWAY`: registries become services of the exchange.
@Command(
        name = "publish",
        description = "Offers the registries of this installation as services of an exchange.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Services, owners, fields and their classes come from country/*/registries. Run it again",
            "after a change there; agreements stay as they are.",
            "",
            "Example:",
            "  ./motcua api-client exchange-gateway G01 --role exchange-gateway",
            "  ./motcua exchange publish centre TRIAL/GOV/G01/gw1 --into justice \\",
            "      --house http://127.0.0.1:8080 --secret house.secret"
        })
final class PublishCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CENTRE", description = "The folder of the centre.")
    private Path centre = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "GATEWAY",
            description = "The gateways that reach the house, each by its identifier.")
    private List<String> gateways = List.of();

    @Option(names = "--registry", description = "Only this one; may be named several times.")
    private List<String> registries = List.of();

    @Option(
            names = "--into",
            paramLabel = "GATEWAY-FOLDER",
            description = "Writes where the services are into its gateway.json.")
    private @Nullable Path into;

    @Option(names = "--house", description = "Where this installation answers (${DEFAULT-VALUE}).")
    private URI house = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description =
                    "In the gateway's folder, the file with its secret of the role exchange-gateway (${DEFAULT-VALUE}).")
    private String secret = "house.secret";

    @Option(
            names = "--country",
            paramLabel = "DIR",
            description = "The country's folder (default: that of the installation).")
    private @Nullable Path country;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var folder = country != null ? country : CommandDatabase.country();
        var loaded = Countries.load(folder, Kinds.all()).orThrow();
        var opened = Centre.open(centre, StoreBeans.present());
        var now = opened.directory();
        for (String gateway : gateways) {
            if (now.gateways().stream().noneMatch(door -> door.id().equals(gateway))) {
                line.getErr()
                        .printf(
                                "There is no gateway %s in the directory; enrol it first. Nothing was changed.%n",
                                gateway);
                return 2;
            }
        }
        var today = loaded.day(StoreBeans.present().instant());
        var published =
                new Offerings(loaded, today, now.instance(), gateways)
                        .of(Set.copyOf(new LinkedHashSet<>(registries)));
        if (published.services().isEmpty()) {
            line.getErr()
                    .println(
                            "No registry of this name grants systems a way of reading. Nothing was changed.");
            return 2;
        }
        if (into != null) {
            needSecret(into);
        }
        var next = opened.change(before -> Offerings.in(before, published));
        line.getOut()
                .printf(
                        "%d services of %d owners stand in version %d of the directory.%n",
                        published.services().size(), published.members().size(), next.version());
        if (into != null) {
            reach(into, published);
            line.getOut().printf("%s knows where they are; start it again.%n", into);
        }
        line.getOut().flush();
        return 0;
    }

    /// Looked at first, so that nothing is changed where it is missing.
    private void needSecret(Path folder) {
        if (Files.notExists(folder.resolve(secret))) {
            throw new ExchangeFault(
                    "%s is not there. Get a secret with ./motcua api-client NAME AGENCY --role exchange-gateway and write it into this file. Nothing was changed."
                            .formatted(folder.resolve(secret)));
        }
    }

    private void reach(Path folder, Offerings.Published published) {
        var places = new LinkedHashMap<String, List<URI>>();
        var secrets = new LinkedHashMap<String, String>();
        String base = house.toString().replaceAll("/+$", "");
        published
                .paths()
                .forEach((service, path) -> {
                    places.put(service, List.of(URI.create(base + path)));
                    secrets.put(service, secret);
                });
        GatewaySettings.reach(folder, Map.copyOf(places), Map.copyOf(secrets));
    }
}
