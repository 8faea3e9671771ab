package org.motcua.indicator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.country.Definition;

/// What others say, in the order of time.
final class Reported {
    private static final int YEAR = 12;
    private static final int QUARTER = 4;

    private final Country country;

    Reported(Country country) {
        this.country = country;
    }

    /// All figures of an indicator, the earliest first.
    List<ReportedFigure> of(String indicator) {
        return country.all(ReportedFigure.KIND).stream()
                .map(Definition::value)
                .filter(one -> one.indicator().equals(indicator))
                .sorted(Comparator.comparing(ReportedFigure::asOf))
                .toList();
    }

    List<ReportedFigure> of(String indicator, Area area) {
        return of(indicator).stream().filter(one -> isOf(one, area)).toList();
    }

    private static boolean isOf(ReportedFigure one, Area area) {
        return one.place().equals(area instanceof Area.Nation ? ReportedFigure.NATION : area.id());
    }

    /// The last that was told of a place until a day.
    Optional<ReportedFigure> last(String indicator, Area area, LocalDate until) {
        return of(indicator, area).stream()
                .filter(one -> !one.asOf().isAfter(until))
                .reduce((_, last) -> last);
    }

    /// How many a place reported for a stretch: what was told within it; otherwise the figure of
    /// the year before, as much of it as the stretch is of a year (index 766, indicator 1.4: a
    /// twelfth for a month, a quarter for a quarter); 0 where there is neither.
    long number(String indicator, Area area, Months months) {
        var within =
                of(indicator, area).stream()
                        .filter(one -> months.contains(one.asOf()))
                        .reduce((_, last) -> last);
        if (within.isPresent() && within.get().value() > 0) {
            return Math.round(within.get().value());
        }
        var before = Months.year(months.from().getYear() - 1);
        return of(indicator, area).stream()
                .filter(one -> before.contains(one.asOf()))
                .reduce((_, last) -> last)
                .map(one -> Math.round(one.value() * share(months)))
                .orElse(0L);
    }

    /// Where another system reports more than is counted here, the whole is what it reports.
    static Figure too(Country country, Indicator one, Area area, Months months, Figure counted) {
        String series = one.orReported();
        if (series == null) {
            return counted;
        }
        long whole = Math.max(counted.whole(), new Reported(country).number(series, area, months));
        return new Figure(Figure.ofHundred(one, counted.part(), whole), counted.part(), whole, 0);
    }

    private static double share(Months months) {
        return months.length() == YEAR / QUARTER ? 1.0 / QUARTER : (double) months.length() / YEAR;
    }
}
