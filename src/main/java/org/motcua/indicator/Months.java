package org.motcua.indicator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// A stretch of whole months: a month, a quarter, a year, or several months.
public record Months(YearMonth from, YearMonth to) {
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])");
    private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-q([1-4])");
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})");
    private static final int QUARTER_MONTHS = 3;

    private static final String BETWEEN = "~";
    private static final int LONGEST_YEARS = 10;

    public Months {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a stretch ends after it begins: " + from);
        }
    }

    public static Months month(YearMonth month) {
        return new Months(month, month);
    }

    public static Months quarter(YearMonth in) {
        var first = in.minusMonths((in.getMonthValue() - 1) % QUARTER_MONTHS);
        return new Months(first, first.plusMonths(QUARTER_MONTHS - 1));
    }

    public static Months year(int year) {
        return new Months(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    /// The last twelve months with the one of a day as the last.
    public static Months twelve(LocalDate today) {
        var month = YearMonth.from(today);
        return new Months(month.minusMonths(11), month);
    }

    /// As it stands in an address: `2026-11`, `2026-q4`, `2026`, `2026-01~2026-11`; empty where it
    /// is none of these.
    public static Optional<Months> read(String text) {
        var stretch = text.split(BETWEEN, -1);
        if (stretch.length == 2
                && MONTH.matcher(stretch[0]).matches()
                && MONTH.matcher(stretch[1]).matches()) {
            var from = YearMonth.parse(stretch[0]);
            var to = YearMonth.parse(stretch[1]);
            return to.isBefore(from) || to.isAfter(from.plusYears(LONGEST_YEARS))
                    ? Optional.empty()
                    : Optional.of(new Months(from, to));
        }
        if (MONTH.matcher(text).matches()) {
            return Optional.of(month(YearMonth.parse(text)));
        }
        var quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            int first = (Integer.parseInt(quarter.group(2)) - 1) * QUARTER_MONTHS + 1;
            return Optional.of(quarter(YearMonth.of(Integer.parseInt(quarter.group(1)), first)));
        }
        return YEAR.matcher(text).matches()
                ? Optional.of(year(Integer.parseInt(text)))
                : Optional.empty();
    }

    /// As an address names it.
    public String id() {
        if (from.equals(to)) {
            return from.toString();
        }
        if (equals(quarter(from))) {
            return "%d-q%d".formatted(from.getYear(), (from.getMonthValue() + 2) / QUARTER_MONTHS);
        }
        return equals(year(from.getYear())) ? "" + from.getYear() : from + BETWEEN + to;
    }

    /// The stretch of the same length that ends before this begins.
    public Months before() {
        return new Months(from.minusMonths(length()), from.minusMonths(1));
    }

    /// The same months of the year before.
    public Months yearBefore() {
        return new Months(from.minusYears(1), to.minusYears(1));
    }

    public int length() {
        return (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue() + 1;
    }

    public LocalDate first() {
        return from.atDay(1);
    }

    public LocalDate last() {
        return to.atEndOfMonth();
    }

    LocalDate lastMonth() {
        return to.atDay(1);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first()) && !day.isAfter(last());
    }
}
