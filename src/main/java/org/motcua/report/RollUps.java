package org.motcua.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Adds up what was sent, the moment it was sent: by row, and by who owes it.
@Component("reportRollUps")
public class RollUps {
    private final Reports reports;
    private final SheetTable table;
    private final Rights rights;

    RollUps(Reports reports, SheetTable table, Rights rights) {
        this.reports = reports;
        this.table = table;
        this.rights = rights;
    }

    /// Whether somebody sees the sums of a unit of the first tier, or of all.
    public boolean sees(SignedIn who, Optional<UnitCode> province) {
        return rights.everywhere(who, Reports.SEE)
                || province.filter(unit -> rights.allows(who, Reports.SEE, Scope.in(unit)))
                        .isPresent();
    }

    /// Whose sums somebody sees.
    ///
    /// @param province of one unit of the first tier; empty for all
    public record Seen(Optional<UnitCode> province) {}

    /// The widest sums that somebody sees: of all, or of the unit of one of their agencies.
    public Optional<Seen> widest(SignedIn who) {
        if (rights.everywhere(who, Reports.SEE)) {
            return Optional.of(new Seen(Optional.empty()));
        }
        return rights.agencies(who, Reports.SEE).stream()
                .sorted()
                .flatMap(
                        code -> Agencies.of(reports.country()).find(code, reports.today()).stream())
                .map(reports::province)
                .filter(province -> !province.isEmpty())
                .map(UnitCode::new)
                .filter(unit -> sees(who, Optional.of(unit)))
                .findFirst()
                .map(unit -> new Seen(Optional.of(unit)));
    }

    /// @param province of one unit of the first tier; empty for all
    public RollUp of(Report report, Term term, Optional<UnitCode> province) {
        String within = province.map(UnitCode::value).orElse("");
        var sums = table.byPart(report.id(), term.id(), within);
        return new RollUp(
                report,
                term,
                report.rows().shared() ? lines(report, term, within) : List.of(),
                parts(report, term, within, sums));
    }

    private List<RollUp.Line> lines(Report report, Term term, String within) {
        var sums = table.byLine(report.id(), term.id(), within);
        var lines = new ArrayList<RollUp.Line>();
        Filling.titles(report, reports.country())
                .forEach((id, title) -> {
                    if (!id.equals(Filling.OTHER) || sums.containsKey(id)) {
                        lines.add(
                                new RollUp.Line(
                                        id,
                                        title,
                                        Formula.over(report, sums.getOrDefault(id, Map.of()))));
                    }
                });
        return lines;
    }

    private List<RollUp.Part> parts(
            Report report, Term term, String within, Map<String, Map<String, Long>> sums) {
        var states = table.states(report.id(), term.id());
        var now = reports.now();
        boolean over = reports.today().isAfter(term.due());
        var counts = new LinkedHashMap<String, int[]>();
        var minutes = new LinkedHashMap<String, Long>();
        var titles = new LinkedHashMap<String, Text>();
        var lateByHours = new LinkedHashMap<String, Long>();
        for (Agency agency : reporters(report)) {
            String unit = reports.province(agency);
            if (!within.isEmpty() && !unit.equals(within)) {
                continue;
            }
            boolean alone = !within.isEmpty() || unit.isEmpty();
            String part = alone ? "a:" + agency.code() : "u:" + unit;
            titles.computeIfAbsent(part, _ -> alone ? agency.name() : name(unit, agency));
            var count = counts.computeIfAbsent(part, _ -> new int[4]);
            var state = states.get(agency.code());
            count[0]++;
            if (state != null && state.sent() != null) {
                count[1]++;
                count[2] += state.late() > 0 ? 1 : 0;
                minutes.merge(part, state.late(), Long::sum);
            } else if (over) {
                count[3]++;
                minutes.merge(
                        part,
                        lateByHours.computeIfAbsent(
                                agency.hours(), _ -> reports.late(term, agency, now)),
                        Long::sum);
            }
        }
        var parts = new ArrayList<RollUp.Part>();
        counts.forEach((part, count) ->
                parts.add(
                        new RollUp.Part(
                                part,
                                Objects.requireNonNull(titles.get(part)),
                                count[0],
                                count[1],
                                count[2],
                                count[3],
                                minutes.getOrDefault(part, 0L),
                                Formula.over(report, sums.getOrDefault(part, Map.of())))));
        return parts;
    }

    private List<Agency> reporters(Report report) {
        return report.reporters().stream()
                .flatMap(kind -> Agencies.of(reports.country()).all(kind, reports.today()).stream())
                .toList();
    }

    private Text name(String unit, Agency agency) {
        return Units.of(reports.country())
                .find(new UnitCode(unit), reports.today())
                .map(found -> found.name())
                .orElse(agency.name());
    }
}
