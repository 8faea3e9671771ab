package org.motcua.office.defects;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.motcua.catalogue.ImportedProcedures;
import org.motcua.identity.Allow;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Pagination;
import org.motcua.page.Table;
import org.motcua.procedure.Defect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The report of defects of imported procedures: every number opens its records, every record opens
/// its page.
@Controller
@Allow("definition.see")
class DefectPages {
    private static final int SHOWN = 100;

    private final ImportedProcedures imported;

    DefectPages(ImportedProcedures imported) {
        this.imported = imported;
    }

    @GetMapping("/office/defects")
    Html kinds(Page page) {
        var rows =
                imported.defects().stream()
                        .map(count ->
                                List.of(
                                        new Table.Cell(
                                                words(page, count.defect()),
                                                "/office/defects/" + count.defect().id(),
                                                null),
                                        new Table.Cell(page.format().number(count.records()))))
                        .toList();
        var table =
                new Table(
                        page.w("office.defects.title"),
                        List.of(
                                new Table.Column(page.w("office.defects.kind")),
                                new Table.Column(
                                        page.w("office.defects.records"),
                                        true,
                                        null,
                                        Table.Sorted.NOT)),
                        rows,
                        true);
        return Html.of("office/defects/kinds", Map.of("table", table, "total", imported.count()));
    }

    @GetMapping("/office/defects/{kind}")
    Html records(
            Page page,
            @PathVariable String kind,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var defect =
                Stream.of(Defect.values())
                        .filter(one -> one.id().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        long total =
                imported.defects().stream()
                        .filter(count -> count.defect() == defect)
                        .mapToLong(ImportedProcedures.Count::records)
                        .sum();
        int last = (int) Math.max(1, (total + SHOWN - 1) / SHOWN);
        int shown = Math.clamp(number, 1, last);
        var rows =
                imported.with(defect, (shown - 1) * SHOWN, SHOWN).stream()
                        .map(record ->
                                List.of(
                                        new Table.Cell(
                                                record.code(),
                                                "/procedures/" + record.code(),
                                                null),
                                        new Table.Cell(record.name())))
                        .toList();
        var table =
                new Table(
                        words(page, defect),
                        List.of(
                                new Table.Column(page.w("office.defects.code")),
                                new Table.Column(page.w("office.defects.name"))),
                        rows,
                        true);
        return Html.of(
                "office/defects/records",
                Map.of(
                        "title",
                        words(page, defect),
                        "table",
                        table,
                        "pagination",
                        new Pagination(shown, last, total, "/office/defects/" + defect.id())));
    }

    private static String words(Page page, Defect defect) {
        return page.w("procedure.defect." + defect.id());
    }
}
