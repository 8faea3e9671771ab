package org.motcua.board.tasks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.Annex;
import org.motcua.directive.Annexes;
import org.motcua.directive.Directives;
import org.motcua.directive.Document;
import org.motcua.directive.NewTask;
import org.motcua.directive.Orders;
import org.motcua.directive.Refusal;
import org.motcua.directive.Standing;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Documents that order tasks: entered here, with their tasks one by one or from a file.
@Controller
@Allow("directive.give")
class DirectivePages {
    private static final String ROOT = "/board/directives";
    private static final String ONE = ROOT + "/{id}";

    private final Directives directives;
    private final Orders orders;
    private final Annexes annexes;
    private final TaskViews views;
    private final AnnexViews sheets;
    private final SessionViews sessions;

    DirectivePages(
            Directives directives,
            Orders orders,
            Annexes annexes,
            TaskViews views,
            AnnexViews sheets,
            SessionViews sessions) {
        this.directives = directives;
        this.orders = orders;
        this.annexes = annexes;
        this.views = views;
        this.sheets = sheets;
        this.sessions = sessions;
    }

    @GetMapping(ROOT + "/new")
    Html form(Page page) {
        return form(page, Map.of(), null);
    }

    @PostMapping(ROOT)
    Html register(Page page, SignedIn who, @RequestParam Map<String, String> sent) {
        var outcome =
                orders.register(
                        who,
                        sent.getOrDefault("number", ""),
                        date(sent, "dated"),
                        sent.getOrDefault("issuer", ""),
                        sent.getOrDefault("title", ""));
        return switch (outcome) {
            case Orders.Registered.Entered(var document) -> Html.redirect(path(document));
            case Orders.Registered.Refused(var why) ->
                    form(page, sent, page.w("board.task.refusal." + why)).invalid();
        };
    }

    private static Html.View form(Page page, Map<String, String> sent, @Nullable String problem) {
        var fields =
                List.of(
                        Field.text("number", page.w("board.directive.number"))
                                .hint(page.w("board.directive.number.hint"))
                                .value(sent.get("number")),
                        Field.date("dated", page.w("board.directive.dated"))
                                .value(Field.dateFrom(sent, "dated")),
                        Field.text("issuer", page.w("board.directive.issuer"))
                                .hint(page.w("board.task.lead-code.hint"))
                                .value(sent.get("issuer")),
                        Field.longText("title", page.w("board.directive.title"))
                                .value(sent.get("title")));
        return Html.of("board/tasks/newDocument", Map.of("fields", fields))
                .with("problem", problem);
    }

    /// A document with its tasks.
    @GetMapping(ONE)
    @Allow("directive.see")
    Html document(Page page, SignedIn who, @PathVariable String id) {
        return shown(page, who, found(who, id), Map.of(), null);
    }

    @PostMapping(ONE + "/tasks")
    Html order(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var document = found(who, id);
        var task =
                new NewTask(
                        sent.getOrDefault("text", ""),
                        sent.getOrDefault("lead", ""),
                        sent.getOrDefault("partners", ""),
                        date(sent, "due"),
                        sent.getOrDefault("product", ""),
                        sent.getOrDefault("authority", ""));
        return switch (orders.order(who, document.id(), task)) {
            case Orders.Outcome.Entered _ -> Html.redirect(path(document));
            case Orders.Outcome.Refused(var why) -> refused(page, who, document, sent, why);
            case Orders.Outcome.Unclear(var what) ->
                    shown(
                                    page,
                                    who,
                                    document,
                                    sent,
                                    page.w(
                                            "board.review.unclear",
                                            what.stream()
                                                    .map(one -> page.w("board.task.clear." + one))
                                                    .collect(Collectors.joining(", "))))
                            .invalid();
        };
    }

    Html.View refused(
            Page page, SignedIn who, Document document, Map<String, String> sent, Refusal why) {
        return shown(page, who, document, sent, page.w("board.task.refusal." + why)).invalid();
    }

    private Html.View shown(
            Page page,
            SignedIn who,
            Document document,
            Map<String, String> sent,
            @Nullable String problem) {
        boolean orders = directives.orders(who, document.issuer());
        var standings = Standing.of(directives.tasks(who, document), views.today());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("id", document.id().toString());
        model.put("name", views.named(page, document));
        model.put("title", page.t(document.title()));
        model.put("source", page.t(document.source()));
        model.put(
                "table",
                views.table(
                        page,
                        standings,
                        Map.of(document.id(), document),
                        page.t(document.title())));
        model.put("fields", orders ? sessions.fields(page, sent) : null);
        model.put(
                "annexes", orders ? sheets.files(page, document, annexes.of(document)) : List.of());
        model.put("adding", problem != null && sent.containsKey("text"));
        return Html.of("board/tasks/document", model);
    }

    /// A document of which somebody sees a task, or whose tasks they order.
    Document found(SignedIn who, String id) {
        var document = key(id).flatMap(directives::document).orElseThrow(DirectivePages::missing);
        if (!directives.orders(who, document.issuer())
                && directives.tasks(who, document).isEmpty()) {
            throw missing();
        }
        return document;
    }

    static String path(Document document) {
        return ROOT + "/" + document.id();
    }

    static String path(Document document, Annex annex) {
        return path(document) + "/annexes/" + annex.id();
    }

    private static @Nullable LocalDate date(Map<String, String> sent, String name) {
        try {
            return LocalDate.parse(Field.dateFrom(sent, name));
        } catch (DateTimeException _) {
            return null;
        }
    }

    static Optional<UUID> key(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
