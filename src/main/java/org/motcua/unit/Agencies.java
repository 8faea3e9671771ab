package org.motcua.unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;

/// All agencies of a country: those with a row of their own, and those that each unit of a tier has
/// by pattern.
public final class Agencies {
    public static final Kind<AgencyKind> SORTS =
            Kind.of("agency-kind", "agencies/kinds.yaml", AgencyKind.class)
                    .withGaps()
                    .checkedBy(new AgencyKindCheck());
    public static final Kind<AgencyRow> KIND =
            Kind.of("agency", "agencies/*.csv", AgencyRow.class).identifiedBy("code").withGaps();

    /// All kinds of definitions that this doorway reads, beside those of [Units].
    public static final List<Kind<?>> KINDS = List.of(SORTS, KIND);

    private final AgencyTable table;
    private final List<LocalDate> reforms;

    /// @param reforms the days from which reforms hold, the youngest first
    Agencies(AgencyTable table, List<LocalDate> reforms) {
        this.table = table;
        this.reforms = List.copyOf(reforms);
    }

    /// The agencies of a country, made once and kept with it.
    public static Agencies of(Country country) {
        return country.view(Agencies.class, Agencies::read);
    }

    private static Agencies read(Country country) {
        var sorts =
                country.all(SORTS).stream()
                        .map(one ->
                                new AgencyTable.Sort(
                                        one.value(),
                                        one.effective(),
                                        AgencyTable.form(one.value())))
                        .toList();
        var rows = country.all(KIND).stream().map(one -> agency(one, country)).toList();
        var reforms =
                country.all(Units.REFORMS).stream()
                        .map(one -> one.value().date())
                        .sorted(Comparator.reverseOrder())
                        .toList();
        return new Agencies(new AgencyTable(Units.of(country), sorts, rows), reforms);
    }

    private static Agency agency(Definition<AgencyRow> one, Country country) {
        AgencyRow row = one.value();
        LocalDate from = one.effective().from();
        String hours = row.hours();
        if (hours == null) {
            hours = country.versions(SORTS, row.kind()).getLast().value().hours();
        }
        return new Agency(
                new AgencyCode(row.code()),
                row.official(),
                row.kind(),
                row.name(),
                row.unit() == null ? null : new UnitCode(row.unit()),
                row.parent() == null ? null : new AgencyCode(row.parent()),
                hours,
                from.equals(Definition.ALWAYS.from()) ? null : from,
                one.effective().until(),
                row.aliases().stream().map(AgencyCode::new).toList());
    }

    /// The agency that bears a code on a day; older codes of it find it too.
    public Optional<Agency> find(AgencyCode code, LocalDate on) {
        return table.find(code, on);
    }

    /// The agency that bears a code on a day.
    ///
    /// @throws NoSuchElementException where there is none
    public Agency get(AgencyCode code, LocalDate on) {
        return find(code, on)
                .orElseThrow(() -> new NoSuchElementException("no agency " + code + " on " + on));
    }

    /// The agency that bears a code on a day or bore it last, for names in old papers.
    public Optional<Agency> findOrLast(AgencyCode code, LocalDate on) {
        return find(code, on)
                .or(() -> table.lastRow(code))
                .or(() ->
                        reforms.stream()
                                .flatMap(reform -> find(code, reform.minusDays(1)).stream())
                                .findFirst());
    }

    /// The name of an agency, also of one that stands no longer; its code where nobody knows it.
    public String name(AgencyCode code, LocalDate on, String language) {
        return findOrLast(code, on).map(agency -> agency.name().in(language)).orElse(code.value());
    }

    /// The agencies of a kind that serve a unit on a day: its own, otherwise those of the units
    /// above it, otherwise those of the whole country.
    public List<Agency> agenciesFor(String kind, UnitCode unit, LocalDate on) {
        return table.serving(kind, unit, on);
    }

    /// All agencies that a unit itself has on a day.
    public List<Agency> of(UnitCode unit, LocalDate on) {
        return table.of(unit, on);
    }

    /// All agencies of a kind on a day.
    public List<Agency> all(String kind, LocalDate on) {
        return table.all(kind, on);
    }

    /// The agencies with a row of their own on a day, such as ministries.
    public List<Agency> listed(LocalDate on) {
        return table.listed(on);
    }
}
