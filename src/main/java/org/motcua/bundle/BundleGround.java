package org.motcua.bundle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.dossier.Applicant;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// What a request for several procedures stands on: the definitions to which it is pinned, and the
/// time.
@Component
class BundleGround {
    private final Countries countries;
    private final Clock clock;

    BundleGround(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    Country country() {
        return countries.active();
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate day(Instant at) {
        return at.atZone(country().settings().zone()).toLocalDate();
    }

    LocalDate today() {
        return day(now());
    }

    /// The bundle under which it was filed. Where the country's folder no longer has it, the
    /// version of the day of filing stands in.
    BundlePlan plan(JointDossier joint) {
        var procedures = Procedures.of(country());
        return procedures
                .bundleByHash(joint.definition())
                .or(() -> procedures.bundle(joint.procedure(), day(joint.filed())))
                .orElseThrow(() -> new IllegalStateException("no bundle " + joint.procedure()));
    }

    /// What the parts are answered from.
    BundlePlan.Known known(JointDossier joint, Map<String, Map<String, String>> written) {
        return new BundlePlan.Known(
                joint.answers(), asInRules(joint.applicant()), day(joint.filed()), written);
    }

    static Filing.Applicant asInRules(Applicant applicant) {
        return new Filing.Applicant(
                applicant.subject(), applicant.number().orElse(null), applicant.name());
    }

    WorkingCalendar calendar(AgencyCode code) {
        String hours =
                agency(code)
                        .map(Agency::hours)
                        .orElseGet(() -> country().all(WorkingCalendar.HOURS).getFirst().id());
        return WorkingCalendar.of(country(), hours, today());
    }

    Optional<Agency> agency(AgencyCode code) {
        return Agencies.of(country()).find(code, today());
    }

    /// Within how many minutes a part gets to its agency: the least that any bundle says.
    int minutes() {
        return Procedures.of(country()).bundles(today()).stream()
                .mapToInt(plan -> plan.bundle().synchroniseMinutes())
                .min()
                .orElse(10);
    }

    String words(String key, String language, Object... arguments) {
        return country().words().of("bundle." + key, language, arguments);
    }
}
