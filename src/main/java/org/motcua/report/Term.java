package org.motcua.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.unit.Agency;

/// One time for which a report is owed.
///
/// @param id as it stands in addresses, "2026-11" for the one that ends in November 2026
/// @param from the first day that counts
/// @param until the last day that counts
/// @param due the last day on which the report is in time
public record Term(String id, LocalDate from, LocalDate until, LocalDate due) {

    /// Under which the journal knows the report of an agency.
    String subject(Report report, Agency agency) {
        return "report:%s/%s/%s".formatted(report.id(), id, agency.code());
    }

    /// The terms that ended before a day or run on it, the youngest first.
    static List<Term> of(Report report, LocalDate today, int most) {
        var last = report.until();
        if (last != null) {
            return report.first().isAfter(today)
                    ? List.of()
                    : List.of(new Term("once", report.first(), last, due(report, last)));
        }
        int months = report.every().months();
        var terms = new ArrayList<Term>();
        var ending = ending(YearMonth.from(today), months);
        if (cut(report, ending).isBefore(today)) {
            ending = ending.plusMonths(months); // what runs now
        }
        while (terms.size() < most) {
            var term = ending(report, ending, months);
            if (term.until().isBefore(report.first())) {
                break;
            }
            if (!term.from().isAfter(today)) {
                terms.add(term);
            }
            ending = ending.minusMonths(months);
        }
        return terms;
    }

    /// The term that an address names, where it was ever owed until today.
    static Optional<Term> find(Report report, String id, LocalDate today) {
        return of(report, today, 120).stream().filter(term -> term.id().equals(id)).findFirst();
    }

    /// The month in which the stretch ends that a month lies in.
    private static YearMonth ending(YearMonth month, int months) {
        int last = (month.getMonthValue() + months - 1) / months * months;
        return YearMonth.of(month.getYear(), last);
    }

    private static Term ending(Report report, YearMonth month, int months) {
        var until = cut(report, month);
        var from = cut(report, month.minusMonths(months)).plusDays(1);
        return new Term(month.toString(), from, until, due(report, until));
    }

    private static LocalDate cut(Report report, YearMonth month) {
        Integer day = report.cutOff();
        return month.atDay(
                day == null ? month.lengthOfMonth() : Math.min(day, month.lengthOfMonth()));
    }

    private static LocalDate due(Report report, LocalDate until) {
        return until.plusDays(report.dueDays());
    }
}
