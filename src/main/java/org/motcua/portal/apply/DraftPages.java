package org.motcua.portal.apply;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.Drafts;
import org.motcua.form.Answers;
import org.motcua.form.Places;
import org.motcua.identity.Public;
import org.motcua.identity.SignedIn;
import org.motcua.identity.Typed;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.procedure.Channel;
import org.motcua.procedure.FormFault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The questions of a draft, one a page, and the list of what is done and what is left.
@Controller
@Public
class DraftPages {
    private final Drafts drafts;
    private final DraftDoor door;
    private final Questions questions;
    private final Answers answers;

    DraftPages(Drafts drafts, DraftDoor door, Questions questions, Places places) {
        this.drafts = drafts;
        this.door = door;
        this.questions = questions;
        this.answers = new Answers(places);
    }

    @PostMapping("/procedures/{code}/begin")
    Html begin(
            Page page,
            @PathVariable String code,
            Optional<SignedIn> who,
            HttpServletRequest request,
            HttpServletResponse response) {
        var begun =
                drafts.begin(
                        new ProcedureCode(code),
                        Channel.ONLINE,
                        page.language(),
                        who.filter(one -> one.person().isPresent() || one.behalf().isPresent()));
        if (begun.isEmpty()) {
            throw missing();
        }
        door.hand(request, response, begun.get());
        return Html.redirect("/drafts/" + begun.get().draft().id());
    }

    /// What is done and what is left.
    @GetMapping("/drafts/{id}")
    Html tasks(
            Page page, @PathVariable UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        return Html.of(
                "portal/apply/tasks",
                Map.of(
                        "view",
                        view,
                        "list",
                        questions.tasks(page, view),
                        "signedIn",
                        who.isPresent()));
    }

    @GetMapping("/drafts/{id}/questions/{question}")
    Html ask(
            Page page,
            @PathVariable UUID id,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String from,
            Typed typed,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        var asked = view.page(question).orElseThrow(DraftPages::missing);
        if (!typed.isEmpty()) {
            var sent = MultiValueMap.fromMultiValue(typed.fields());
            var read = answers.read(view.procedure().form(), asked.page(), sent);
            view = drafts.preview(view.draft(), read, who);
            asked = view.page(question).orElse(asked);
        }
        return Html.of(
                "portal/apply/question", questions.model(page, view, asked, List.of(), from));
    }

    @PostMapping("/drafts/{id}/questions/{question}")
    Html answer(
            Page page,
            @PathVariable UUID id,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String from,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var before = door.unfiled(id, request, who);
        var asked = before.page(question).orElseThrow(DraftPages::missing);
        var typed = answers.read(before.procedure().form(), asked.page(), sent);
        var answered = drafts.answer(before.draft(), question, typed, who);
        var now = drafts.view(answered.draft(), who);
        if (sent.containsKey("more")) {
            return Html.redirect(
                    "/drafts/%s/questions/%s?from=%s"
                            .formatted(id, question, from.equals("review") ? from : ""));
        }
        var faults = here(answered.faults(), asked.page().fields());
        if (!faults.isEmpty()) {
            return Html.of(
                            "portal/apply/question",
                            questions.model(
                                    page, now, now.page(question).orElse(asked), faults, from))
                    .invalid();
        }
        return Html.redirect(next(now, question, from));
    }

    private static List<FormFault> here(List<FormFault> faults, List<String> fields) {
        var found = new ArrayList<FormFault>();
        for (FormFault fault : faults) {
            if (fields.contains(fault.field().split("\\.", 2)[0])) {
                found.add(fault);
            }
        }
        return found;
    }

    /// Back to where the person came from, or on to the next question.
    private static String next(DraftView view, String question, String from) {
        String draft = "/drafts/" + view.draft().id();
        if (from.equals("review")) {
            return draft + "/review";
        }
        return view.ahead(question)
                .map(after -> draft + "/questions/" + after.page().id())
                .orElse(view.handedIn().isEmpty() ? draft + "/review" : draft + "/papers");
    }

    /// Keeps answers while they are typed, without judging them.
    @PostMapping("/drafts/{id}/questions/{question}/keep")
    ResponseEntity<String> keep(
            Page page,
            @PathVariable UUID id,
            @PathVariable String question,
            @RequestParam MultiValueMap<String, String> sent,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        var asked = view.page(question).orElseThrow(DraftPages::missing);
        var typed = answers.read(view.procedure().form(), asked.page(), sent);
        var kept = drafts.keep(view.draft(), typed);
        return ResponseEntity.ok(
                page.w("portal.saved", page.format().time(kept.savedAt()), kept.code()));
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
