package org.motcua.office.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.dispatch.Business;
import org.motcua.dispatch.Drafts;
import org.motcua.dispatch.Outgoing;
import org.motcua.dispatch.OutgoingDocuments;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Documents that an agency sent: how they stand at each receiver; recall, update, replacement.
@Controller("dispatchOutgoingPages")
@Allow("dispatch.see")
class OutgoingPages {
    static final String ALL = IncomingPages.HOME + "/sent";
    private static final String ONE = IncomingPages.HOME + "/out/{id}";

    private final OutgoingDocuments documents;
    private final Drafts drafts;
    private final DocumentViews views;

    OutgoingPages(OutgoingDocuments documents, Drafts drafts, DocumentViews views) {
        this.documents = documents;
        this.drafts = drafts;
        this.views = views;
    }

    @GetMapping(ALL)
    Html list(Page page, SignedIn who) {
        var all = documents.list(who);
        return Html.of("office/dispatch/outgoing")
                .with("table", all.isEmpty() ? null : views.outgoing(page, all))
                .with(
                        "senders",
                        documents.senders(who).stream()
                                .map(one -> new Field.Option(one.value(), views.agency(page, one)))
                                .toList());
    }

    @GetMapping(ONE)
    Html one(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done) {
        var one = found(who, id);
        return one.state() == Outgoing.State.DRAFT
                ? Html.redirect(DraftPages.path(one))
                : shown(page, who, one, "", null).with("done", IncomingPages.done(page, done));
    }

    private Outgoing found(SignedIn who, UUID id) {
        return documents.find(who, id).orElseThrow(IncomingPages::missing);
    }

    static String path(Outgoing one) {
        return IncomingPages.HOME + "/out/" + one.id();
    }

    private Html.View shown(
            Page page, SignedIn who, Outgoing one, String words, @Nullable String problem) {
        boolean sends = documents.senders(who).contains(one.agency());
        boolean changes = sends && one.state() == Outgoing.State.SENT;
        var draft = documents.draftAbout(one);
        var rows = new ArrayList<Summary.Row>();
        DocumentViews.add(rows, page, "agency", views.agency(page, one.agency()));
        DocumentViews.add(rows, page, "id", one.documentId());
        rows.addAll(views.facts(page, one.facts()).rows());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("at", path(one));
        model.put("title", one.facts().code());
        model.put("subject", one.facts().subject());
        model.put("version", one.version());
        model.put("state", DocumentViews.word(page, "outgoing." + one.state()));
        model.put("facts", new Summary(rows));
        model.put("files", views.files(page, path(one) + "/files", documents.files(one)));
        model.put("reached", views.reached(page, documents.reached(one)));
        model.put(
                "recall",
                changes
                        ? Field.longText("words", DocumentViews.word(page, "words.recall"))
                                .hint(DocumentViews.word(page, "words.recall.hint"))
                                .attribute("rows", "3")
                                .attribute("maxlength", "2000")
                                .value(words)
                        : null);
        model.put("changes", changes && draft.isEmpty());
        model.put("draft", draft.map(DraftPages::path).orElse(null));
        model.put("history", views.history(page, documents.history(one)));
        return Html.of("office/dispatch/out", model).with("done", null);
    }

    @GetMapping(ONE + "/files/{place}")
    ResponseEntity<InputStreamResource> file(
            SignedIn who, @PathVariable UUID id, @PathVariable int place) {
        var file =
                documents.files(found(who, id)).stream()
                        .filter(one -> one.place() == place)
                        .findFirst()
                        .orElseThrow(IncomingPages::missing);
        return IncomingPages.answer(file, documents.open(file));
    }

    @PostMapping(ONE + "/recall")
    @Allow("dispatch.send")
    Html recall(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent) {
        String words = IncomingPages.typed(sent, "words");
        var outcome = documents.recall(who, id, IncomingPages.version(sent), words);
        return switch (outcome) {
            case OutgoingDocuments.Outcome.Done(var one) ->
                    Html.redirect(path(one) + "?done=recall");
            case OutgoingDocuments.Outcome.Refused(var why) ->
                    shown(page, who, found(who, id), words, problem(page, why)).invalid();
        };
    }

    /// Begins the next edition, or what comes in its place.
    @PostMapping(ONE + "/{kind:update|replace}")
    @Allow("dispatch.send")
    Html change(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam Map<String, String> sent) {
        var what = kind.equals("update") ? Business.Kind.UPDATE : Business.Kind.REPLACE;
        return switch (drafts.begin(who, id, IncomingPages.version(sent), what)) {
            case OutgoingDocuments.Outcome.Done(var draft) -> Html.redirect(DraftPages.path(draft));
            case OutgoingDocuments.Outcome.Refused(var why) ->
                    shown(page, who, found(who, id), "", problem(page, why)).invalid();
        };
    }

    static String problem(Page page, List<org.motcua.dispatch.Refusal> why) {
        return why.stream()
                .map(one -> page.w("dispatch.refusal." + one))
                .collect(Collectors.joining(" "));
    }
}
