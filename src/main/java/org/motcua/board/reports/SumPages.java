package org.motcua.board.reports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Places;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.kernel.UnitCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.report.Exports;
import org.motcua.report.Report;
import org.motcua.report.Reports;
import org.motcua.report.RollUp;
import org.motcua.report.RollUps;
import org.motcua.report.Term;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What reports are together: of a province, or of all.
@Controller
@Allow("report.see")
class SumPages {
    private static final String SUMS = ReportPages.ROOT + "/{id}/{term}/sums";

    private final Reports reports;
    private final RollUps sums;
    private final Exports exports;
    private final ReportViews views;
    private final Places places;

    SumPages(Reports reports, RollUps sums, Exports exports, ReportViews views, Places places) {
        this.reports = reports;
        this.sums = sums;
        this.exports = exports;
        this.views = views;
        this.places = places;
    }

    @GetMapping(SUMS)
    Html sums(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @RequestParam(defaultValue = "") String unit) {
        var all = found(who, id, term, unit);
        String path = "%s/%s/%s".formatted(ReportPages.ROOT, id, term);
        boolean wider = !unit.isEmpty() && sums.sees(who, Optional.empty());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("title", page.t(all.report().title()));
        model.put("place", place(page, unit));
        model.put("stretch", views.stretch(page, all.term()));
        model.put("basis", page.t(all.report().basis()));
        model.put(
                "counts",
                page.w(
                        "report.counts",
                        page.format().number(all.sent()),
                        page.format().number(all.expected()),
                        page.format().number(all.late()),
                        page.format().shortDate(all.term().due())));
        model.put("sums", views.sums(page, all).orElse(null));
        model.put("parts", views.parts(page, all, path));
        model.put("file", path + "/sums.xlsx" + (unit.isEmpty() ? "" : "?unit=" + unit));
        model.put("up", wider ? path + "/sums" : null);
        return Html.of("board/reports/sums", model);
    }

    @GetMapping(SUMS + ".xlsx")
    ResponseEntity<byte[]> workbook(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @RequestParam(defaultValue = "") String unit) {
        return ReportFiles.workbook(
                exports.workbook(found(who, id, term, unit), place(page, unit), page.language()),
                id + "-" + term + (unit.isEmpty() ? "" : "-" + unit));
    }

    private RollUp found(SignedIn who, String id, String term, String unit) {
        Report report = reports.find(id).orElseThrow(ReportPages::missing);
        Term of = reports.term(report, term).orElseThrow(ReportPages::missing);
        if (!unit.matches("[0-9A-Za-z]{0,10}")) {
            throw ReportPages.missing();
        }
        Optional<UnitCode> province =
                unit.isEmpty() ? Optional.empty() : Optional.of(new UnitCode(unit));
        if (!sums.sees(who, province)) {
            throw ReportPages.missing();
        }
        return sums.of(report, of, province);
    }

    private String place(Page page, String unit) {
        return places.named(unit.isEmpty() ? Map.of() : Map.of("unit", unit))
                .map(area -> places.name(area, page.language()))
                .orElseGet(() -> places.name(new Area.Nation(), page.language()));
    }
}
