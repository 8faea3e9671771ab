package org.motcua.indicator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.indicator.Figure.Counts;
import org.motcua.indicator.Indicator.Of;
import org.springframework.stereotype.Component;

/// What is shown of many indicators of one place together: the months that all of it needs are read
/// once and added up here, so that a page asks as many questions as there are kinds of sums.
@Component("indicatorOverview")
class Overview {
    private final Countries countries;
    private final SumReading sums;
    private final SpreadReading spreads;
    private final RecordsCounted records;
    private final Clock clock;

    Overview(
            Countries countries,
            SumReading sums,
            SpreadReading spreads,
            RecordsCounted records,
            Clock clock) {
        this.countries = countries;
        this.sums = sums;
        this.spreads = spreads;
        this.records = records;
        this.clock = clock;
    }

    /// @param by '' for all; `p` and a procedure
    /// @param count over how many months up to today courses go; 0 for none, and then nothing of
    ///   the time before either
    Listed of(List<Indicator> all, Area area, String by, Months months, int count) {
        var read = new Read(all, area, by, months, count);
        var values = new LinkedHashMap<String, Figure>();
        var before = new HashMap<String, Figure>();
        var courses = new HashMap<String, SortedMap<LocalDate, Figure>>();
        for (Indicator one : all) {
            read.figure(one, months).ifPresent(figure -> values.put(one.id(), figure));
            if (count > 0) {
                read.figure(one, months.before()).ifPresent(figure -> before.put(one.id(), figure));
                var course = read.course(one);
                if (!course.isEmpty()) {
                    courses.put(one.id(), course);
                }
            }
        }
        return new Listed(values, before, courses);
    }

    /// The months of one place that a page needs.
    private final class Read {
        private final Country country = countries.active();
        private final Scheme scheme = Scheme.of(country);
        private final Instant now = clock.instant();
        private final LocalDate today = country.day(now);
        private final Area area;
        private final String by;
        private final Months course;
        private final SortedMap<LocalDate, Counts> counts;
        private final Map<Integer, SortedMap<LocalDate, SortedMap<Integer, Long>>> values;
        private final Map<LocalDate, Set<String>> used;
        private final long late;

        Read(List<Indicator> all, Area area, String by, Months months, int count) {
            this.area = area;
            this.by = by;
            var last = YearMonth.from(today);
            this.course = new Months(last.minusMonths(Math.max(1, count) - 1L), last);
            var stretch = count == 0 ? months : around(around(months, months.before()), course);
            var parts = all.stream().flatMap(one -> scheme.parts(one.id()).stream()).toList();
            var plain = parts.stream().filter(one -> one.gauge() < 0).toList();
            var places = plain.stream().flatMap(one -> one.places().stream()).distinct().toList();
            this.counts =
                    places.isEmpty()
                            ? new TreeMap<>()
                            : sums.times(
                                    scheme,
                                    places,
                                    new SumReading.Stretch(
                                            area, by, 'm', stretch.first(), stretch.last()));
            this.late =
                    stretch.contains(today) && plain.stream().anyMatch(Scheme.Parts::unfinished)
                            ? sums.late(area, by, now)
                            : 0;
            var gauges =
                    parts.stream().map(Scheme.Parts::gauge).filter(gauge -> gauge >= 0).toList();
            this.values = gauges.isEmpty() ? Map.of() : spreads.months(area, by, gauges, stretch);
            this.used =
                    all.stream().anyMatch(one -> one.of() == Of.PROCEDURES)
                            ? sums.usedByMonth(area, stretch)
                            : Map.of();
        }

        private static Months around(Months one, Months other) {
            return new Months(
                    one.from().isBefore(other.from()) ? one.from() : other.from(),
                    one.to().isAfter(other.to()) ? one.to() : other.to());
        }

        /// Empty where it is reported and not measured.
        Optional<Figure> figure(Indicator one, Months months) {
            boolean dossiers = one.of() == Of.DOSSIERS || one.of() == Of.ENTRIES;
            if (!by.isEmpty() && !dossiers) {
                return Optional.empty();
            }
            if (one.of() == Of.RECORDS) {
                return Optional.of(records.figure(one, area, today));
            }
            if (one.of() == Of.PROCEDURES) {
                return Optional.of(Offered.on(country, today).figure(one, area, used(months)));
            }
            return scheme.parts(one.id())
                    .map(parts ->
                            parts.gauge() >= 0
                                    ? spread(one, parts, months)
                                    : Reported.too(
                                            country,
                                            one,
                                            area,
                                            months,
                                            Figure.of(one, parts, sum(months))));
        }

        private Set<String> used(Months months) {
            var found = new HashSet<String>();
            used.forEach((month, procedures) -> {
                if (months.contains(month)) {
                    found.addAll(procedures);
                }
            });
            return found;
        }

        private Figure spread(Indicator one, Scheme.Parts parts, Months months) {
            var buckets = new TreeMap<Integer, Long>();
            values.getOrDefault(parts.gauge(), new TreeMap<>())
                    .subMap(months.first(), months.last())
                    .values()
                    .forEach(month ->
                            month.forEach((bucket, n) -> buckets.merge(bucket, n, Long::sum)));
            return buckets.isEmpty()
                    ? Figure.NONE
                    : Figure.of(one, SpreadReading.Spread.of(buckets, one.share()));
        }

        /// What was late and unfinished counts as it was in the last month; now, where that runs.
        private Counts sum(Months months) {
            var sum = Counts.none(scheme);
            for (var month : counts.subMap(months.first(), months.last()).values()) {
                sum = sum.plus(month);
            }
            if (months.contains(today)) {
                return sum.standing(late);
            }
            var last = counts.get(months.lastMonth());
            return sum.standing(last == null ? 0 : last.standing());
        }

        SortedMap<LocalDate, Figure> course(Indicator one) {
            var found = new TreeMap<LocalDate, Figure>();
            if (one.of() == Of.DOSSIERS || one.of() == Of.ENTRIES) {
                for (var month = course.from();
                        !month.isAfter(course.to());
                        month = month.plusMonths(1)) {
                    var day = month.atDay(1);
                    figure(one, Months.month(month))
                            .filter(figure -> figure.whole() != 0)
                            .ifPresent(figure -> found.put(day, figure));
                }
            }
            return found;
        }
    }
}
