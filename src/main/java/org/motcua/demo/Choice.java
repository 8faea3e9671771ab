package org.motcua.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.country.Country;
import org.motcua.demo.Company.Officers;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Agencies;

/// Which agency somebody turns to, where they may choose: the one near them.
final class Choice {
    private Choice() {}

    static Optional<AgencyCode> of(
            Country country, Play play, Person person, Families families, Officers officers) {
        return near(country, play, person, families).stream().filter(officers::at).findFirst();
    }

    /// Whether somebody of this demonstration would handle it.
    static boolean handled(
            Country country, Play play, Person person, Families families, Officers officers) {
        var near = near(country, play, person, families);
        return near.isEmpty() || near.stream().anyMatch(officers::at);
    }

    private static List<AgencyCode> near(
            Country country, Play play, Person person, Families families) {
        LocalDate on = LocalDate.of(2026, 1, 1);
        String kind =
                Procedures.of(country)
                        .find(new ProcedureCode(play.procedure()), on)
                        .map(rules -> rules.procedure().competence().agencyKind())
                        .orElse("");
        return Stream.of(person.unit(), families.province(person.unit()))
                .map(UnitCode::new)
                .flatMap(unit -> Agencies.of(country).agenciesFor(kind, unit, on).stream())
                .map(agency -> agency.code())
                .toList();
    }
}
