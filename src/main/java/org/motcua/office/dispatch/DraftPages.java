package org.motcua.office.dispatch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dispatch.Business;
import org.motcua.dispatch.Drafts;
import org.motcua.dispatch.Outgoing;
import org.motcua.dispatch.OutgoingDocuments;
import org.motcua.dispatch.Refusal;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A document is written, with its files and its receivers, and sent.
@Controller("dispatchDraftPages")
@Allow("dispatch.send")
class DraftPages {
    private static final String ALL = IncomingPages.HOME + "/drafts";
    private static final String ONE = ALL + "/{id}";

    private final OutgoingDocuments documents;
    private final Drafts drafts;
    private final DraftForm form;
    private final DocumentViews views;

    DraftPages(OutgoingDocuments documents, Drafts drafts, DraftForm form, DocumentViews views) {
        this.documents = documents;
        this.drafts = drafts;
        this.form = form;
        this.views = views;
    }

    static String path(Outgoing draft) {
        return ALL + "/" + draft.id();
    }

    @PostMapping(ALL)
    Html begin(SignedIn who, @RequestParam(defaultValue = "") String agency) {
        var senders = documents.senders(who);
        var from =
                senders.stream()
                        .filter(one -> one.value().equals(agency))
                        .findFirst()
                        .or(() -> senders.stream().findFirst())
                        .orElseThrow(IncomingPages::missing);
        return switch (drafts.begin(who, new AgencyCode(from.value()))) {
            case OutgoingDocuments.Outcome.Done(var draft) -> Html.redirect(path(draft));
            case OutgoingDocuments.Outcome.Refused _ -> throw IncomingPages.missing();
        };
    }

    private Outgoing found(SignedIn who, UUID id) {
        return documents.find(who, id).orElseThrow(IncomingPages::missing);
    }

    @GetMapping(ONE)
    Html one(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done) {
        var draft = found(who, id);
        return draft.state() == Outgoing.State.DRAFT
                ? shown(page, who, draft, DraftForm.sent(draft), List.of())
                        .with("done", IncomingPages.done(page, done))
                : Html.redirect(OutgoingPages.path(draft));
    }

    private Html.View shown(
            Page page, SignedIn who, Outgoing draft, Map<String, String> sent, List<Refusal> why) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", why.isEmpty() ? null : OutgoingPages.problem(page, why));
        model.put("at", path(draft));
        model.put("version", draft.version());
        model.put("title", DocumentViews.word(page, "draft." + draft.kind()));
        var about = draft.about();
        model.put(
                "about",
                about == null
                        ? null
                        : documents.find(who, about).map(one -> one.facts().code()).orElse(null));
        model.put("agency", views.agency(page, draft.agency()));
        model.put("fields", form.fields(page, draft, sent, why));
        model.put("receivers", form.receivers(page, draft));
        model.put("codes", draft.kind() == Business.Kind.NEW ? form.codes(page) : null);
        model.put("files", views.files(page, path(draft) + "/files", documents.files(draft)));
        return Html.of("office/dispatch/draft", model).with("done", null);
    }

    /// Keeps what was typed and the file that came with it; then does what the button says: sends
    /// it, or takes a file away. All in one form, so that no button loses what another field holds.
    @PostMapping(ONE)
    Html save(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam MultiValueMap<String, MultipartFile> files)
            throws IOException {
        var draft = found(who, id);
        if (DraftForm.badDay(sent)) {
            return shown(page, who, draft, sent, List.of(Refusal.DAY_UNCLEAR)).invalid();
        }
        var outcome =
                drafts.save(
                        who,
                        id,
                        IncomingPages.version(sent),
                        form.facts(page, sent),
                        DraftForm.codes(sent),
                        IncomingPages.typed(sent, "reason"));
        var file = files.getFirst("file");
        boolean brought = file != null && !file.isEmpty();
        if (outcome instanceof OutgoingDocuments.Outcome.Done(var kept)
                && file != null
                && brought) {
            outcome = attach(who, kept, file);
        }
        if (!(outcome instanceof OutgoingDocuments.Outcome.Done(var kept))) {
            return refused(page, who, id, sent, outcome);
        }
        String act = sent.getOrDefault("act", "");
        if (act.equals("send")) {
            var left = drafts.send(who, id, kept.version());
            return left instanceof OutgoingDocuments.Outcome.Done(var document)
                    ? Html.redirect(OutgoingPages.path(document) + "?done=send")
                    : refused(page, who, id, sent, left);
        }
        if (act.matches("remove-\\d{1,3}")) {
            drafts.detach(who, id, kept.version(), Integer.parseInt(act.substring(7)));
        }
        return Html.redirect(path(kept) + "?done=" + (brought ? "file" : "save"));
    }

    private OutgoingDocuments.Outcome attach(SignedIn who, Outgoing draft, MultipartFile file)
            throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String type = file.getContentType() == null ? "" : file.getContentType();
        try (var content = file.getInputStream()) {
            return drafts.attach(who, draft.id(), draft.version(), name, type, content);
        }
    }

    private Html refused(
            Page page,
            SignedIn who,
            UUID id,
            Map<String, String> sent,
            OutgoingDocuments.Outcome outcome) {
        var why =
                outcome instanceof OutgoingDocuments.Outcome.Refused(var all)
                        ? all
                        : List.<Refusal>of();
        return shown(page, who, found(who, id), sent, why).invalid();
    }

    @PostMapping(ONE + "/drop")
    Html drop(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent) {
        var outcome = drafts.drop(who, id, IncomingPages.version(sent));
        return outcome instanceof OutgoingDocuments.Outcome.Done
                ? Html.redirect(OutgoingPages.ALL)
                : refused(page, who, id, DraftForm.sent(found(who, id)), outcome);
    }
}
