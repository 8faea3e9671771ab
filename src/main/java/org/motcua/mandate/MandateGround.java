package org.motcua.mandate;

import java.util.List;
import java.util.NoSuchElementException;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;

/// Where people are found: what is asked of everybody who represents or is represented.
///
/// @param registry whose keys are the numbers of people
/// @param name the field with the name
/// @param born the field with the date of birth
/// @param died the field with the date of death
public record MandateGround(String id, String registry, String name, String born, String died) {
    /// The definition `mandates/ground/*.yaml`.
    public static final Kind<MandateGround> KIND =
            Kind.of("mandate-ground", "mandates/ground/*.yaml", MandateGround.class)
                    .checkedBy(MandateGround::check);

    static MandateGround of(Country country) {
        return country.all(KIND).stream()
                .map(Definition::value)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no ground for mandates"));
    }

    private static void check(
            Definition<MandateGround> definition, Country country, Faults faults) {
        var ground = definition.value();
        if (country.count(KIND) > 1) {
            faults.at(
                    "/id",
                    "mandate-ground-one",
                    "There is more than one ground for mandates.",
                    "Keep one.");
        }
        for (String field : List.of(ground.name(), ground.born(), ground.died())) {
            MandateKind.field("/registry", ground.registry(), field, country, faults);
        }
    }
}
