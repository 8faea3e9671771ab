package org.motcua.office.dispatch;

import java.util.List;
import java.util.UUID;
import org.motcua.dispatch.DispatchWatch;
import org.motcua.dispatch.Flaw;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What an operator sees of messages with documents that were not taken, or do not get away. Never
/// what is in them.
@Controller
@Allow("operations.see")
public class InterchangePages {
    static final String HOME = "/operator/documents";

    private final DispatchWatch watch;
    private final Names names;

    InterchangePages(DispatchWatch watch, Names names) {
        this.watch = watch;
        this.names = names;
    }

    /// A message that did not get away.
    ///
    /// @param again the path that tries it again; empty where that changes nothing
    public record Stuck(String what, String who, String why, String at, String again) {}

    /// A message that was not taken.
    ///
    /// @param seen the path that lays it aside; empty where somebody did
    public record Turned(
            String what, String who, String why, String detail, String at, String seen) {}

    @GetMapping(HOME)
    Html all(Page page, @RequestParam(defaultValue = "") String done) {
        return Html.of("office/dispatch/operator")
                .with("stuck", watch.stuck().stream().map(one -> stuck(page, one)).toList())
                .with("turned", turned(page))
                .with("done", IncomingPages.done(page, done));
    }

    private Stuck stuck(Page page, DispatchWatch.Stuck one) {
        String why = names.known(page, "dispatch.flaw." + one.trouble());
        return new Stuck(
                kind(page, one.kind(), one.documentId()),
                "%s → %s".formatted(one.sender(), one.receiver()),
                one.refused()
                        ? why
                        : DocumentViews.word(
                                page, "tries", page.format().number(one.tries()), one.trouble()),
                page.format().shortMoment(one.at()),
                one.refused() ? "" : HOME + "/stuck/" + one.id());
    }

    private List<Turned> turned(Page page) {
        return watch.turnedAway().stream()
                .map(one ->
                        new Turned(
                                kind(page, one.kind(), one.documentId()),
                                "%s → %s".formatted(from(one), one.agency()),
                                page.w("dispatch.flaw." + Flaw.valueOf(one.flaw().name())),
                                one.detail(),
                                page.format().shortMoment(one.at()),
                                one.seen() ? "" : HOME + "/turned/" + one.id()))
                .toList();
    }

    private static String from(DispatchWatch.Turned one) {
        return one.sender().isEmpty() ? one.client() : one.sender();
    }

    private static String kind(Page page, String kind, String document) {
        String words = DocumentViews.word(page, "message." + kind);
        return document.isEmpty() ? words : words + " " + document;
    }

    @PostMapping(HOME + "/stuck/{id}")
    @Allow("operations.act")
    Html again(SignedIn who, @PathVariable UUID id) {
        return Html.redirect(HOME + (watch.hurry(id, who.actor()) ? "?done=again" : ""));
    }

    @PostMapping(HOME + "/turned/{id}")
    @Allow("operations.act")
    Html seen(SignedIn who, @PathVariable UUID id) {
        return Html.redirect(HOME + (watch.seen(id, who.actor()) ? "?done=seen" : ""));
    }
}
