package org.motcua.board.tasks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.Annex;
import org.motcua.directive.AnnexReport;
import org.motcua.directive.Annexes;
import org.motcua.directive.Directives;
import org.motcua.directive.Document;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Files with the tasks of a document: examined first, then entered.
@Controller
@Allow("directive.give")
class AnnexPages {
    private static final String ALL = "/board/directives/{id}/annexes";
    private static final String ONE = ALL + "/{annex}";

    private final Directives directives;
    private final Annexes annexes;
    private final AnnexViews sheets;
    private final DirectivePages documents;

    AnnexPages(
            Directives directives, Annexes annexes, AnnexViews sheets, DirectivePages documents) {
        this.directives = directives;
        this.annexes = annexes;
        this.sheets = sheets;
        this.documents = documents;
    }

    /// Takes a file and shows what is in it; nothing is entered.
    @PostMapping(ALL)
    Html send(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, MultipartFile> files)
            throws IOException {
        var document = orderers(who, id);
        var file = files.getFirst("file");
        String name =
                file == null || file.getOriginalFilename() == null
                        ? ""
                        : file.getOriginalFilename();
        byte[] content = file == null ? new byte[0] : file.getBytes();
        return switch (annexes.send(who, document, name, content)) {
            case Annexes.Sent.Kept(var annex) ->
                    Html.redirect(DirectivePages.path(document, annex));
            case Annexes.Sent.Refused(var why) ->
                    documents.refused(page, who, document, Map.of(), why);
        };
    }

    @GetMapping(ONE)
    Html examine(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String annex,
            @RequestParam(defaultValue = "") List<String> choice,
            @RequestParam(defaultValue = "") String done) {
        var document = orderers(who, id);
        var found = found(document, annex);
        var choices = sheets.choices(choice);
        return switch (annexes.examine(found, choices)) {
            case Annexes.Outcome.Examined(var report) ->
                    report(page, document, found, report, choices, done);
            case Annexes.Outcome.Refused(var why) ->
                    documents.refused(page, who, document, Map.of(), why);
        };
    }

    /// Enters what the file orders.
    @PostMapping(ONE)
    Html take(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String annex,
            @RequestParam(defaultValue = "") List<String> choice) {
        var document = orderers(who, id);
        var found = found(document, annex);
        var choices = sheets.choices(choice);
        return switch (annexes.take(who, found, choices)) {
            case Annexes.Outcome.Examined(var report) ->
                    Html.redirect(
                            DirectivePages.path(document, found)
                                    + "?done="
                                    + report.fresh()
                                    + AnnexViews.chosen(choices).stream()
                                            .map(one -> "&choice=" + one)
                                            .collect(Collectors.joining()));
            case Annexes.Outcome.Refused(var why) ->
                    documents.refused(page, who, document, Map.of(), why);
        };
    }

    private Html report(
            Page page,
            Document document,
            Annex annex,
            AnnexReport report,
            AnnexReport.Choices choices,
            String done) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("document", document);
        model.put("name", annex.name());
        model.put("path", DirectivePages.path(document, annex));
        model.put(
                "done",
                done.matches("[0-9]{1,6}")
                        ? page.w(
                                "board.directive.report.done",
                                page.format().number(Integer.parseInt(done)))
                        : null);
        model.put("counts", sheets.counts(page, report));
        model.put("fresh", report.fresh());
        model.put("general", sheets.general(page, report));
        model.put("kinds", sheets.kinds(page, report));
        model.put("rows", sheets.rows(page, report));
        model.put("field", sheets.field(page, choices));
        model.put("chosen", AnnexViews.chosen(choices));
        return Html.of("board/tasks/annex", model);
    }

    private Annex found(Document document, String id) {
        return DirectivePages.key(id)
                .flatMap(annexes::find)
                .filter(annex -> annex.document().equals(document.id()))
                .orElseThrow(DirectivePages::missing);
    }

    private Document orderers(SignedIn who, String id) {
        var document = documents.found(who, id);
        if (!directives.orders(who, document.issuer())) {
            throw DirectivePages.missing();
        }
        return document;
    }
}
