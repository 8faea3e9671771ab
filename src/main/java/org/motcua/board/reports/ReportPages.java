package org.motcua.board.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.report.Exports;
import org.motcua.report.Report;
import org.motcua.report.Reports;
import org.motcua.report.RollUps;
import org.motcua.report.Sheet;
import org.motcua.report.Sheets;
import org.motcua.report.Term;
import org.motcua.unit.Agency;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What an agency owes, and the steps that write and send it.
@Controller
@Allow("report.fill")
class ReportPages {
    static final String ROOT = "/board/reports";
    private static final String ONE = ROOT + "/{id}/{term}/of/{agency}";
    private static final int TERMS = 3;

    private final Reports reports;
    private final Sheets sheets;
    private final RollUps sums;
    private final Exports exports;
    private final ReportViews views;

    ReportPages(Reports reports, Sheets sheets, RollUps sums, Exports exports, ReportViews views) {
        this.reports = reports;
        this.sheets = sheets;
        this.sums = sums;
        this.exports = exports;
        this.views = views;
    }

    /// One report, one time, one agency.
    record At(Report report, Term term, Agency agency) {
        String path() {
            return "%s/%s/%s/of/%s".formatted(ROOT, report.id(), term.id(), agency.code());
        }
    }

    @GetMapping(ROOT)
    @Allow("report.see")
    Html list(Page page, SignedIn who) {
        var widest = sums.widest(who);
        var lines = new ArrayList<ReportViews.Line>();
        for (var report : reports.all()) {
            var own = reports.own(who, report);
            for (var term : reports.terms(report).stream().limit(TERMS).toList()) {
                String path = "%s/%s/%s".formatted(ROOT, report.id(), term.id());
                String unit =
                        widest.flatMap(RollUps.Seen::province)
                                .map(code -> "?unit=" + code)
                                .orElse("");
                lines.add(
                        new ReportViews.Line(
                                page.t(report.title()),
                                views.stretch(page, term),
                                page.format().shortDate(term.due()),
                                own.stream()
                                        .map(agency -> owed(page, new At(report, term, agency)))
                                        .toList(),
                                widest.isPresent() ? path + "/sums" + unit : null));
            }
        }
        return Html.of("board/reports/reports", Map.of("lines", lines));
    }

    private ReportViews.Owed owed(Page page, At at) {
        var head = sheets.head(at.report(), at.term(), at.agency());
        return new ReportViews.Owed(
                page.t(at.agency().name()),
                at.path(),
                views.state(page, head, reports.today()),
                views.tone(head, reports.today()));
    }

    @GetMapping(ONE)
    @Allow("report.see")
    Html sheet(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @PathVariable String agency,
            @RequestParam(defaultValue = "") String done) {
        var at = at(who, id, term, agency);
        return shown(page, who, at, Map.of(), null)
                .with("done", done.isEmpty() ? null : page.w("report.done"));
    }

    @PostMapping(ONE)
    Html save(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @PathVariable String agency,
            @RequestParam Map<String, String> sent) {
        var at = at(who, id, term, agency);
        var saved =
                sheets.save(who, at.report(), at.term(), at.agency(), version(sent), typed(sent));
        if (!sent.containsKey("send") || !(saved instanceof Sheets.Outcome.Taken(var written))) {
            return answered(page, who, at, sent, saved);
        }
        return answered(
                page,
                who,
                at,
                sent,
                sheets.send(who, at.report(), at.term(), at.agency(), written.version()));
    }

    @PostMapping(ONE + "/changes")
    Html change(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @PathVariable String agency,
            @RequestParam Map<String, String> sent) {
        var at = at(who, id, term, agency);
        return answered(
                page,
                who,
                at,
                sent,
                sheets.change(
                        who,
                        at.report(),
                        at.term(),
                        at.agency(),
                        version(sent),
                        sent.getOrDefault("line", ""),
                        sent.getOrDefault("column", ""),
                        sent.getOrDefault("value", ""),
                        sent.getOrDefault("reason", "")));
    }

    @PostMapping(ONE + "/reopen")
    Html reopen(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @PathVariable String agency,
            @RequestParam Map<String, String> sent) {
        var at = at(who, id, term, agency);
        return answered(
                page,
                who,
                at,
                sent,
                sheets.reopen(
                        who,
                        at.report(),
                        at.term(),
                        at.agency(),
                        version(sent),
                        sent.getOrDefault("reopen", "")));
    }

    @GetMapping(ONE + "/report.xlsx")
    @Allow("report.see")
    ResponseEntity<byte[]> workbook(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @PathVariable String agency) {
        var at = at(who, id, term, agency);
        return ReportFiles.workbook(
                exports.workbook(
                        sheets.sheet(at.report(), at.term(), at.agency()), page.language()),
                id + "-" + term + "-" + agency);
    }

    @GetMapping(ONE + "/report.pdf")
    @Allow("report.see")
    ResponseEntity<byte[]> paper(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String term,
            @PathVariable String agency) {
        var at = at(who, id, term, agency);
        var sheet = sheets.sheet(at.report(), at.term(), at.agency());
        return ReportFiles.paper(
                exports.paper(sheet, who.name(), views.state(page, sheet, reports.today())),
                id + "-" + term + "-" + agency);
    }

    private Html answered(
            Page page, SignedIn who, At at, Map<String, String> sent, Sheets.Outcome outcome) {
        return switch (outcome) {
            case Sheets.Outcome.Taken _ -> Html.redirect(at.path() + "?done=1");
            case Sheets.Outcome.Refused(var why, var where) ->
                    shown(
                                    page,
                                    who,
                                    at,
                                    sent,
                                    page.w("report.refusal." + why)
                                            + (where.isEmpty() ? "" : " " + where))
                            .invalid();
        };
    }

    private Html.View shown(
            Page page, SignedIn who, At at, Map<String, String> sent, @Nullable String problem) {
        var sheet = sheets.sheet(at.report(), at.term(), at.agency());
        boolean fills = reports.fills(who, at.agency());
        boolean open = fills && !sheet.sent();
        var changes = exports.changes(sheet, page.language());
        var note = at.report().note();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("done", null);
        model.put("title", page.t(at.report().title()));
        model.put("agency", page.t(at.agency().name()));
        model.put("path", at.path());
        model.put("stretch", views.stretch(page, at.term()));
        model.put("basis", page.t(at.report().basis()));
        model.put("note", note == null ? null : page.t(note));
        model.put("state", views.state(page, sheet, reports.today()));
        model.put("tone", views.tone(sheet, reports.today()));
        model.put("reopened", sheet.state().map(Sheet.State::reopened).orElse(null));
        model.put("version", sheet.version());
        model.put("heads", views.heads(page, at.report()));
        model.put(
                "rows",
                views.rows(
                        page, sheet, sheets.last(at.report(), at.term(), at.agency()), open, sent));
        model.put("totals", views.totals(page, sheet));
        model.put("open", open);
        model.put("over", reports.today().isAfter(at.term().until()));
        model.put("reopens", fills && sheet.sent());
        model.put("changing", open ? views.changing(page, sheet, sent) : List.of());
        model.put("changes", changes.isEmpty() ? null : views.changes(page, changes));
        return Html.of("board/reports/sheet", model);
    }

    /// What was typed, by row and column; the names of fields are `c/<row>/<column>`.
    private static Map<String, Map<String, String>> typed(Map<String, String> sent) {
        var typed = new LinkedHashMap<String, Map<String, String>>();
        sent.forEach((name, words) -> {
            int last = name.lastIndexOf('/');
            if (name.startsWith("c/") && last > 2) {
                typed.computeIfAbsent(name.substring(2, last), _ -> new LinkedHashMap<>())
                        .put(name.substring(last + 1), words);
            }
        });
        return typed;
    }

    private At at(SignedIn who, String id, String term, String agency) {
        var report = reports.find(id).orElseThrow(ReportPages::missing);
        return new At(
                report,
                reports.term(report, term).orElseThrow(ReportPages::missing),
                Optional.of(agency)
                        .flatMap(code -> reports.reporter(report, code))
                        .filter(one -> reports.sees(who, one))
                        .orElseThrow(ReportPages::missing));
    }

    private static int version(Map<String, String> sent) {
        String version = sent.getOrDefault("version", "");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
