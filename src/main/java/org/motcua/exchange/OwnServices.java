package org.motcua.exchange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The services that a gateway asks for others: where they are, and how both sides prove
/// themselves.
///
/// @param all where each is, by identifier; several are tried in turn
/// @param secrets what some ask of their callers
/// @param trust the certificates by which they prove themselves, where not by those of the world
record OwnServices(Map<String, List<URI>> all, Map<String, String> secrets, Optional<Path> trust) {

    /// @throws ExchangeFault where the file of a secret cannot be read
    static OwnServices in(Path folder, GatewaySettings settings) {
        var secrets = new HashMap<String, String>();
        settings.secrets()
                .forEach((service, file) -> secrets.put(service, secret(service, folder, file)));
        return new OwnServices(
                settings.services(),
                Map.copyOf(secrets),
                Optional.ofNullable(settings.trust()).map(folder::resolve));
    }

    private static String secret(String service, Path folder, String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new ExchangeFault(
                    "The secret of %s cannot be read from %s: %s"
                            .formatted(service, folder.resolve(file), e.getMessage()),
                    e);
        }
    }

    boolean offers(String service) {
        return all.containsKey(service);
    }

    List<URI> places(String service) {
        return all.getOrDefault(service, List.of());
    }

    /// What a service asks of its callers, if anything.
    Optional<String> secret(String service) {
        return Optional.ofNullable(secrets.get(service));
    }
}
