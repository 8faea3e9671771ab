package org.motcua.unit;

import java.nio.file.Path;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Loading;
import org.motcua.server.Kinds;

/// The units of the shipped country.
final class Vietnam {
    static final Country COUNTRY = load();
    static final Units UNITS = Units.of(COUNTRY);
    static final Agencies AGENCIES = Agencies.of(COUNTRY);

    private Vietnam() {}

    private static Country load() {
        return switch (Countries.load(Path.of("country/vietnam"), Kinds.all())) {
            case Loading.Loaded(var country) -> country;
            case Loading.Broken(var faults) ->
                    throw new AssertionError(
                            faults.size()
                                    + " faults\n"
                                    + String.join(
                                            "\n",
                                            faults.stream()
                                                    .limit(40)
                                                    .map(Object::toString)
                                                    .toList()));
        };
    }
}
