package org.motcua.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.exchange.Directory;
import org.motcua.exchange.ExchangeFault;
import org.motcua.exchange.GatewaySettings;
import picocli.CommandLine.Option;

/// The options of commands by which this installation offers services on an exchange: by whose
/// definitions, where it answers, and into which gateway's settings that is written.
final class ServiceOptions {
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

    /// The definitions, or an end with their faults.
    Country country() {
        var folder = country != null ? country : CommandDatabase.country();
        return Countries.load(folder, Kinds.all()).orThrow();
    }

    /// The first of these gateways that is not enrolled.
    static Optional<String> unknown(Directory now, List<String> gateways) {
        return gateways.stream()
                .filter(id -> now.gateways().stream().noneMatch(door -> door.id().equals(id)))
                .findFirst();
    }

    /// What is said of a gateway that is not enrolled.
    static String notEnrolled(String gateway) {
        return "There is no gateway %s in the directory; enrol it first.".formatted(gateway);
    }

    /// Looked at first, so that nothing is changed where it is missing.
    ///
    /// @throws ExchangeFault where the gateway's folder has no such secret
    void needSecret() {
        if (into != null && Files.notExists(into.resolve(secret))) {
            throw new ExchangeFault(
                    "%s is not there. Get a secret with ./motcua api-client NAME AGENCY --role exchange-gateway and write it into this file. Nothing was changed."
                            .formatted(into.resolve(secret)));
        }
    }

    /// Writes into the gateway's settings where this installation answers for services.
    ///
    /// @param paths by service
    /// @return the gateway's folder, where one was named
    Optional<Path> reach(Map<String, String> paths) {
        if (into == null) {
            return Optional.empty();
        }
        var places = new LinkedHashMap<String, List<URI>>();
        var secrets = new LinkedHashMap<String, String>();
        String base = house.toString().replaceAll("/+$", "");
        paths.forEach((service, path) -> {
            places.put(service, List.of(URI.create(base + path)));
            secrets.put(service, secret);
        });
        GatewaySettings.reach(into, places, secrets);
        return Optional.of(into);
    }
}
