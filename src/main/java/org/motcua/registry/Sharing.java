package org.motcua.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What one agency's systems may read of a registry: an agreement between its owner and them, with
/// the days on which it holds.
///
/// @param agency whose systems read
/// @param access the way of reading of the registry, which says the fields
/// @param ways how they may ask
/// @param purpose for what, as the people concerned read it
public record Sharing(
        String id,
        String agency,
        String registry,
        String access,
        List<Way> ways,
        Text purpose,
        Text legalBasis) {
    /// The definitions `sharing/*.yaml`.
    public static final Kind<Sharing> KIND =
            Kind.of("sharing", "sharing/*.yaml", Sharing.class)
                    .withGaps()
                    .checkedBy((Check<Sharing>) Sharing::check);

    public Sharing {
        ways = List.copyOf(ways);
    }

    /// How a system may ask.
    public enum Way {
        /// By a key that it knows.
        @JsonProperty("lookup")
        LOOKUP,
        /// By a value of a field.
        @JsonProperty("search")
        SEARCH,
        /// What changed since it last asked.
        @JsonProperty("changes")
        CHANGES,
        /// All records at once.
        @JsonProperty("bulk")
        BULK
    }

    private static void check(Definition<Sharing> definition, Country country, Faults faults) {
        var sharing = definition.value();
        var registry =
                country.versions(Registry.KIND, sharing.registry()).stream()
                        .reduce((_, last) -> last)
                        .map(Definition::value);
        boolean granted =
                registry.flatMap(one -> one.access(sharing.access()))
                        .filter(way -> way.readers().contains(Registry.Reader.SYSTEM))
                        .isPresent();
        if (registry.isPresent() && !granted) {
            faults.at(
                    "/access",
                    "sharing-access",
                    "The registry %s grants systems no way of reading %s."
                            .formatted(sharing.registry(), sharing.access()),
                    "Name one whose readers include system, or grant it in the registry.");
        }
    }
}
