package org.motcua.proactive;

import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Expressions;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.country.ValueType;
import org.motcua.registry.Registry;
import org.motcua.registry.Screenings;

/// What holds for all offers of a country: where people are found, who of them is alive, and where
/// they are reached.
///
/// @param registry whose keys are the numbers of people
/// @param alive CEL over `person`: nothing is offered to who does not meet it
/// @param phone the field with the telephone number
/// @param email the field with the address
public record OfferingGround(String id, String registry, String alive, String phone, String email) {
    private static final Pattern READ = Pattern.compile("\\bperson\\.([a-z][a-z0-9_]*)");

    /// The definition `proactive/ground/*.yaml`.
    public static final Kind<OfferingGround> KIND =
            Kind.of("offering-ground", "proactive/ground/*.yaml", OfferingGround.class)
                    .checkedBy(new Sound());

    static OfferingGround of(Country country) {
        return country.all(KIND).stream()
                .map(Definition::value)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no ground for offers"));
    }

    Set<String> reads() {
        var found = new LinkedHashSet<String>();
        var match = READ.matcher(alive);
        while (match.find()) {
            found.add(match.group(1));
        }
        found.add(phone);
        found.add(email);
        return found;
    }

    static Expressions language(Registry people) {
        return Expressions.declare(
                java.util.Map.of("person", Screenings.language(people), "today", ValueType.DATE));
    }

    private static final class Sound implements Check<OfferingGround> {
        @Override
        public void check(Definition<OfferingGround> definition, Country country, Faults faults) {
            var ground = definition.value();
            if (country.count(KIND) > 1) {
                faults.at(
                        "/id",
                        "offering-ground-one",
                        "There is more than one ground for offers.",
                        "Keep one.");
            }
            var versions = country.versions(Registry.KIND, ground.registry());
            if (versions.isEmpty()) {
                return;
            }
            var people = versions.getLast().value();
            language(people).compile(ground.alive(), ValueType.BOOL, faults, "/alive");
            field("/phone", ground.phone(), people, faults);
            field("/email", ground.email(), people, faults);
        }

        private static void field(String at, String name, Registry people, Faults faults) {
            if (!people.fields().containsKey(name)) {
                faults.at(
                        at,
                        "offering-field",
                        "The registry %s has no field %s.".formatted(people.id(), name),
                        "Name one of its fields.");
            }
        }
    }
}
