package org.motcua.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// The doorway to what is owed: which reports, for which times, by whom, and who may write them.
@Component
public class Reports {
    public static final List<Kind<?>> KINDS = List.of(Report.KIND);
    public static final String FILL = "report.fill";
    public static final String SEE = "report.see";
    private static final int TERMS = 12;

    private final Countries countries;
    private final Rights rights;
    private final Clock clock;

    Reports(Countries countries, Rights rights, Clock clock) {
        this.countries = countries;
        this.rights = rights;
        this.clock = clock;
    }

    public List<Report> all() {
        return country().all(Report.KIND, today()).stream().map(Definition::value).toList();
    }

    public Optional<Report> find(String id) {
        return country().find(Report.KIND, id, today()).map(Definition::value);
    }

    /// The times for which a report is or was owed, the youngest first.
    public List<Term> terms(Report report) {
        return Term.of(report, today(), TERMS);
    }

    public Optional<Term> term(Report report, String id) {
        return Term.find(report, id, today());
    }

    /// The time before.
    Optional<Term> before(Report report, Term term) {
        return Term.find(report, term.id(), today())
                .flatMap(_ ->
                        Term.of(report, term.from().minusDays(1), 2).stream()
                                .filter(one -> one.until().isBefore(term.from()))
                                .findFirst());
    }

    /// The agencies for which somebody writes this report.
    public List<Agency> own(SignedIn who, Report report) {
        return rights.agencies(who, FILL).stream()
                .sorted()
                .flatMap(code -> Agencies.of(country()).find(code, today()).stream())
                .filter(agency -> report.reporters().contains(agency.kind()))
                .toList();
    }

    /// An agency that owes a report.
    public Optional<Agency> reporter(Report report, String code) {
        try {
            return Agencies.of(country())
                    .find(new AgencyCode(code), today())
                    .filter(agency -> report.reporters().contains(agency.kind()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean sees(SignedIn who, Agency agency) {
        var at = Scope.at(agency.code());
        return rights.allows(who, FILL, at) || rights.allows(who, SEE, at);
    }

    public boolean fills(SignedIn who, Agency agency) {
        return rights.allows(who, FILL, Scope.at(agency.code()));
    }

    /// Working time of the agency that passed since the last day on which it was in time.
    long late(Term term, Agency agency, Instant at) {
        var end = term.due().plusDays(1).atStartOfDay(country().settings().zone()).toInstant();
        return at.isAfter(end)
                ? WorkingCalendar.of(country(), agency.hours(), today()).worked(end, at).toMinutes()
                : 0;
    }

    /// The unit of the first tier in which an agency lies; empty for one of the whole country.
    String province(Agency agency) {
        var unit = agency.unit();
        if (unit == null) {
            return "";
        }
        var units = Units.of(country());
        return units.find(unit, today())
                .map(found ->
                        Stream.concat(Stream.of(found), units.above(found, today()).stream())
                                .filter(one -> one.parent() == null)
                                .findFirst()
                                .orElse(found)
                                .code()
                                .value())
                .orElse("");
    }

    String binding() {
        return country().settings().binding();
    }

    Country country() {
        return countries.active();
    }

    public LocalDate today() {
        return countries.today(clock);
    }

    Instant now() {
        return clock.instant();
    }
}
