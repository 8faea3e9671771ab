package org.motcua.country;

import static org.motcua.country.ValueType.DATE;
import static org.motcua.country.ValueType.INT;
import static org.motcua.country.ValueType.STRING;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.motcua.kernel.Folding;

/// The functions that every expression may call beside those of CEL itself.
final class StandardFunctions {
    static final List<HostFunction> ALL =
            List.of(
                    new HostFunction(
                            "date",
                            List.of(STRING),
                            DATE,
                            given -> LocalDate.parse((String) given.getFirst())),
                    new HostFunction(
                            "days_between",
                            List.of(DATE, DATE),
                            INT,
                            given -> ChronoUnit.DAYS.between(day(given, 0), day(given, 1))),
                    new HostFunction(
                            "age_on",
                            List.of(DATE, DATE),
                            INT,
                            given ->
                                    (long) Period.between(day(given, 0), day(given, 1)).getYears()),
                    new HostFunction(
                            "plus_days",
                            List.of(DATE, INT),
                            DATE,
                            given -> day(given, 0).plusDays(number(given, 1))),
                    new HostFunction(
                            "plus_months",
                            List.of(DATE, INT),
                            DATE,
                            given -> day(given, 0).plusMonths(number(given, 1))),
                    new HostFunction(
                            "plus_years",
                            List.of(DATE, INT),
                            DATE,
                            given -> day(given, 0).plusYears(number(given, 1))),
                    new HostFunction(
                            "year_of", List.of(DATE), INT, given -> (long) day(given, 0).getYear()),
                    // "2026-11-22"; where a day is wanted in one case and nothing in another
                    new HostFunction(
                            "iso", List.of(DATE), STRING, given -> day(given, 0).toString()),
                    new HostFunction(
                            "least",
                            List.of(INT, INT),
                            INT,
                            given -> Math.min(number(given, 0), number(given, 1))),
                    new HostFunction(
                            "greatest",
                            List.of(INT, INT),
                            INT,
                            given -> Math.max(number(given, 0), number(given, 1))),
                    new HostFunction(
                            "sum",
                            List.of(ValueType.listOf(INT)),
                            INT,
                            given -> sum((List<?>) given.getFirst())),
                    new HostFunction(
                            "fold",
                            List.of(STRING),
                            STRING,
                            given -> Folding.fold((String) given.getFirst())));

    private StandardFunctions() {}

    private static long sum(List<?> numbers) {
        long sum = 0;
        for (Object number : numbers) {
            sum = Math.addExact(sum, (Long) number);
        }
        return sum;
    }

    private static LocalDate day(List<Object> given, int index) {
        return (LocalDate) given.get(index);
    }

    private static long number(List<Object> given, int index) {
        return (Long) given.get(index);
    }
}
