package org.motcua.board.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motcua.board.BoardLink;
import org.motcua.indicator.Area;
import org.motcua.indicator.Months;
import org.motcua.page.Page;

/// Of which place and which time a page tells, and how addresses say so.
///
/// @param root the path of the pages: of leaders or of everybody
/// @param procedure of which procedure alone; '' for all
record Asked(String root, Area area, Months months, String procedure) {
    private static final String PERIOD = "period";
    private static final String PROCEDURE = "procedure";

    /// What an address asks for; the months of this year where it names none.
    static Asked of(String root, Area area, Map<String, String> asked, LocalDate today) {
        return new Asked(
                root,
                area,
                Months.read(asked.getOrDefault(PERIOD, "")).orElse(Months.year(today.getYear())),
                asked.getOrDefault(PROCEDURE, ""));
    }

    Asked at(Area other) {
        return new Asked(root, other, months, procedure);
    }

    Asked of(String other) {
        return new Asked(root, area, months, other);
    }

    /// What follows the path: the period and the place.
    String query() {
        return query(months);
    }

    private String query(Months other) {
        String of =
                switch (area) {
                    case Area.Nation _ -> "";
                    case Area.Province(var code) -> "&unit=" + code;
                    case Area.Commune(var code) -> "&unit=" + code;
                    case Area.Office(var code) -> "&agency=" + code;
                };
        return "?"
                + PERIOD
                + "="
                + other.id()
                + of
                + (procedure.isEmpty() ? "" : "&" + PROCEDURE + "=" + procedure);
    }

    String list() {
        return root + of("").query();
    }

    String one(String indicator) {
        return root + "/" + indicator + query();
    }

    String index(String index) {
        return root + "/indexes/" + index + of("").query();
    }

    /// Other stretches of time: months, quarters and years up to now.
    List<BoardLink> periods(Page page, LocalDate today, String path) {
        var links = new ArrayList<BoardLink>();
        var month = YearMonth.from(today);
        for (var other :
                List.of(
                        Months.month(month),
                        Months.month(month.minusMonths(1)),
                        Months.quarter(month),
                        Months.quarter(month.minusMonths(3)),
                        Months.year(month.getYear()),
                        Months.year(month.getYear() - 1))) {
            links.add(new BoardLink(name(page, other), path + query(other), other.equals(months)));
        }
        return links;
    }

    static String name(Page page, Months months) {
        if (months.length() == 1) {
            return page.format().month(months.from());
        }
        if (months.id().contains("~")) {
            return page.w(
                    "indicator.months",
                    page.format().month(months.from()),
                    page.format().month(months.to()));
        }
        return months.length() == 12
                ? page.w("indicator.year", "" + months.from().getYear())
                : page.w(
                        "indicator.quarter",
                        (months.from().getMonthValue() + 2) / 3,
                        "" + months.from().getYear());
    }
}
