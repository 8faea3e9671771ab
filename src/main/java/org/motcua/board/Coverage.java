package org.motcua.board;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;
import org.motcua.registry.Registry;
import org.motcua.registry.Tallies;

/// Something that every record of a registry is to have: electricity in every hamlet.
///
/// @param name the field that names a record
/// @param has the field that says whether it is there
/// @param since the field with the day since which it is there
/// @param planned the field with the day for which it is planned
/// @param deadline until when all are to have it; none where no source names a day
public record Coverage(
        String id,
        Text title,
        String registry,
        String name,
        String has,
        String since,
        String planned,
        @Nullable LocalDate deadline,
        Text basis) {
    public static final Kind<Coverage> KIND =
            Kind.of("coverage", "boards/coverage.yaml", Coverage.class).checkedBy(Coverage::check);

    private static void check(Definition<Coverage> definition, Country country, Faults faults) {
        var one = definition.value();
        var versions = country.versions(Registry.KIND, one.registry());
        if (versions.isEmpty()) {
            return;
        }
        var registry = versions.getLast().value();
        if (!Tallies.impersonal(registry)) {
            faults.at(
                    "/registry",
                    "coverage-persons",
                    "The registry %s is of persons.".formatted(one.registry()),
                    "Name a registry that holds nothing of persons.");
        }
        for (String field : new String[] {one.name(), one.has(), one.since(), one.planned()}) {
            if (!registry.fields().containsKey(field)) {
                faults.at(
                        "",
                        "coverage-field",
                        "The registry %s has no field %s.".formatted(one.registry(), field),
                        "Name one of its fields.");
            }
        }
    }
}
