package org.motcua.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.identity.Identifiers;
import org.motcua.identity.Role;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.Competence;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.motcua.procedure.SubjectKind;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Houses;
import org.motcua.unit.JoinedHouse;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What a dossier stands on: the country's definitions as they hold for it, and the time.
@Component
class Ground {
    private final Countries countries;
    private final Clock clock;

    private final String publicUrl;
    private final String house;

    Ground(
            Countries countries,
            Clock clock,
            @Value("${motcua.public-url:http://127.0.0.1:${server.port:8080}}") String publicUrl,
            @Value("${motcua.synchrony.house:}") String house) {
        this.countries = countries;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.house = house.strip();
    }

    /// The address under which people reach the portal.
    String publicUrl() {
        return publicUrl;
    }

    /// The house that handles the dossiers of an agency, where that is another one.
    Optional<JoinedHouse> elsewhere(AgencyCode agency) {
        return house.isEmpty()
                ? Optional.empty()
                : Houses.of(country(), today())
                        .handling(agency)
                        .filter(found -> !found.id().equals(house));
    }

    Country country() {
        return countries.active();
    }

    /// What an officer wrote, as a text: the same in every language.
    Text inAllLanguages(String words) {
        return new Text(
                country().settings().tags().stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> words)));
    }

    ZoneId zone() {
        return country().settings().zone();
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return day(now());
    }

    LocalDate day(Instant at) {
        return at.atZone(zone()).toLocalDate();
    }

    /// The version of a procedure for a new filing.
    Optional<Rulebook> rulebook(ProcedureCode code) {
        return Procedures.of(country()).find(code, today());
    }

    /// The version to which a draft or dossier is pinned. Where the country's folder no longer has
    /// it, the version of the day of filing stands in.
    Rulebook rulebook(String hash, ProcedureCode code, Instant filed) {
        var procedures = Procedures.of(country());
        return procedures.byHash(hash).orElseGet(() -> procedures.get(code, day(filed)));
    }

    Rulebook rulebook(Dossier dossier) {
        return rulebook(dossier.definition(), dossier.procedure(), dossier.dates().filed());
    }

    /// Whether a kind of subject is one of people.
    boolean isPerson(String subject) {
        return Procedures.of(country()).subjects(today()).stream()
                .filter(kind -> kind.id().equals(subject))
                .anyMatch(SubjectKind::person);
    }

    /// As which kinds of subject the holder of a number may ask, where the number tells.
    List<String> subjects(PersonNumber number) {
        return identifiers().subjects(number.value());
    }

    /// How numbers that identify somebody look today.
    Identifiers identifiers() {
        return Identifiers.of(country(), today());
    }

    /// Whether several procedures are asked for under this code.
    boolean joins(ProcedureCode code) {
        return Procedures.of(country()).isBundle(code);
    }

    /// The bundle that a draft asks for; empty for an ordinary procedure.
    Optional<BundlePlan> bundle(Draft draft) {
        var procedures = Procedures.of(country());
        if (!procedures.isBundle(draft.procedure())) {
            return Optional.empty();
        }
        return procedures
                .bundleByHash(draft.definition())
                .or(() -> procedures.bundle(draft.procedure(), day(draft.begunAt())));
    }

    Rulebook rulebook(Draft draft) {
        return rulebook(draft.definition(), draft.procedure(), draft.begunAt());
    }

    Optional<Agency> agency(AgencyCode code) {
        return Agencies.of(country()).find(code, today());
    }

    /// The working time of an agency; of the whole country where the agency is not known any more.
    WorkingCalendar calendar(AgencyCode code) {
        String hours =
                agency(code)
                        .map(Agency::hours)
                        .orElseGet(() -> country().all(WorkingCalendar.HOURS).getFirst().id());
        return WorkingCalendar.of(country(), hours, today());
    }

    /// How dossier codes are written.
    CodeForm codeForm() {
        return country().all(CodeForm.KIND, today()).stream()
                .findFirst()
                .map(Definition::value)
                .map(form -> own().map(here -> form.of(here.numbers())).orElse(form))
                .orElseThrow(() -> new IllegalStateException("no dossier-codes.yaml"));
    }

    private Optional<JoinedHouse> own() {
        return house.isEmpty() ? Optional.empty() : Houses.of(country(), today()).find(house);
    }

    /// What a role is called.
    String roleTitle(String role, String language) {
        return country()
                .find(Role.KIND, role, today())
                .map(found -> found.value().title().in(language))
                .orElse(role);
    }

    DossierClock clock(Dossier dossier) {
        var deadline = rulebook(dossier).deadline(filing(dossier)).orElseThrow();
        return new DossierClock(deadline, calendar(dossier.agency()));
    }

    /// A draft as the rules look at it.
    Filing filing(Draft draft, Filing.Applicant applicant) {
        return located(
                Filing.of(draft.channel(), today(), applicant)
                        .with(draft.answers())
                        .with(draft.facts()),
                draft.agency());
    }

    /// A dossier as the rules look at it: with the law of the day on which it was filed.
    Filing filing(Dossier dossier) {
        return located(
                Filing.of(
                                dossier.channel(),
                                day(dossier.dates().filed()),
                                dossier.applicant().asInRules())
                        .with(dossier.answers())
                        .with(dossier.facts()),
                Optional.of(dossier.agency()));
    }

    /// A filing with the place where it is handled, for fees of a locality.
    Filing located(Filing filing, Optional<AgencyCode> agency) {
        var unit = agency.flatMap(this::agency).flatMap(found -> Optional.ofNullable(found.unit()));
        if (unit.isEmpty()) {
            return filing;
        }
        var units = Units.of(country());
        var here = units.find(unit.get(), today());
        var province =
                here.flatMap(found -> units.above(found, today()).stream().findFirst())
                        .or(() -> here)
                        .map(Unit::code);
        var commune = here.filter(found -> found.parent() != null).map(Unit::code);
        return filing.at(province.orElse(null), commune.orElse(null));
    }

    /// The agencies that may receive a filing: one where the law says which, several where the
    /// person may choose, none while the answers do not tell.
    List<Agency> competent(Rulebook rulebook, Filing filing) {
        return competent(rulebook.competent(filing));
    }

    List<Agency> competent(Competence.Competent competent) {
        var agencies = Agencies.of(country());
        if (competent.chosenByApplicant()) {
            return agencies.all(competent.agencyKind(), today());
        }
        UnitCode unit = competent.unit();
        if (unit == null) {
            return competent.level() == Competence.Level.NATION
                    ? agencies.all(competent.agencyKind(), today())
                    : List.of();
        }
        return agencies.agenciesFor(competent.agencyKind(), unit, today());
    }

    /// Whether an agency may receive a filing, also away from where the person lives.
    boolean mayReceive(Rulebook rulebook, Filing filing, AgencyCode chosen) {
        var agency = agency(chosen);
        var rule = rulebook.procedure().competence();
        if (agency.isEmpty() || !agency.get().kind().equals(rule.agencyKind())) {
            return false;
        }
        if (competent(rulebook, filing).stream().anyMatch(one -> one.code().equals(chosen))) {
            return true;
        }
        return rule.nonTerritorial()
                && (rule.within() == Competence.Range.COUNTRY
                        || sameProvince(rulebook, filing, agency.get()));
    }

    private boolean sameProvince(Rulebook rulebook, Filing filing, Agency chosen) {
        return competent(rulebook, filing).stream()
                .anyMatch(own -> province(own).equals(province(chosen)));
    }

    private Optional<UnitCode> province(Agency agency) {
        var unit = Optional.ofNullable(agency.unit());
        var units = Units.of(country());
        return unit.flatMap(code -> units.find(code, today()))
                .flatMap(found ->
                        units.above(found, today()).stream()
                                .findFirst()
                                .or(() -> Optional.of(found)))
                .map(Unit::code);
    }
}
