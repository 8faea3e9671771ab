package org.motcua.office.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.NewTask;
import org.motcua.dispatch.Business;
import org.motcua.dispatch.Enclosure;
import org.motcua.dispatch.Incoming;
import org.motcua.dispatch.IncomingDocuments;
import org.motcua.dispatch.Standing;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Documents of other agencies: what came, what it asks for, what is answered, and the task that it
/// becomes.
@Controller("dispatchIncomingPages")
@Allow("dispatch.see")
class IncomingPages {
    static final String HOME = "/office/dispatch";
    private static final String ONE = HOME + "/in/{id}";

    private final IncomingDocuments documents;
    private final DocumentViews views;
    private final InForms forms;

    IncomingPages(IncomingDocuments documents, DocumentViews views, InForms forms) {
        this.documents = documents;
        this.views = views;
        this.forms = forms;
    }

    @GetMapping(HOME)
    Html list(Page page, SignedIn who) {
        var all = documents.list(who);
        return Html.of("office/dispatch/incoming")
                .with("table", all.isEmpty() ? null : views.incoming(page, all));
    }

    @GetMapping(ONE)
    Html one(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done) {
        return shown(page, who, found(who, id), Map.of(), null).with("done", done(page, done));
    }

    static @Nullable String done(Page page, String done) {
        String key = "office.dispatch.done." + done;
        return done.matches("[a-z-]+") && page.country().words().find(key).isPresent()
                ? page.w(key)
                : null;
    }

    private Incoming found(SignedIn who, UUID id) {
        return documents.find(who, id).orElseThrow(IncomingPages::missing);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Html.View shown(
            Page page,
            SignedIn who,
            Incoming one,
            Map<String, String> sent,
            @Nullable String problem) {
        boolean keeps = documents.keeps(who, one);
        String at = HOME + "/in/" + one.id();
        var change = one.change();
        boolean task = keeps && forms.taskable(one);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("at", at);
        model.put("title", one.facts().code());
        model.put("subject", one.facts().subject());
        model.put("version", one.version());
        model.put("sign", views.sign(page, one.standing(), change != null));
        model.put("facts", facts(page, one));
        model.put(
                "files",
                views.files(
                        page, at + "/files/" + one.edition(), documents.files(one, one.edition())));
        model.put(
                "asked",
                change == null
                        ? null
                        : DocumentViews.word(page, "asks." + change.kind(), change.reason()));
        var next = change == null ? null : change.facts();
        model.put("nextFacts", next == null ? null : views.facts(page, next));
        model.put(
                "nextFiles",
                change == null || change.kind() != Business.Kind.UPDATE
                        ? List.of()
                        : views.files(
                                page,
                                at + "/files/" + change.edition(),
                                documents.files(one, change.edition())));
        model.put("by", change == null || change.by() == null ? null : HOME + "/in/" + change.by());
        model.put("replaces", replaces(who, one));
        model.put("forms", keeps ? forms.of(page, one, sent) : List.of());
        model.put("task", one.task() == null ? null : "/board/tasks/" + one.task());
        model.put("taskFields", task ? forms.task(page, one, sent) : null);
        model.put("adding", problem != null && sent.containsKey("text"));
        model.put("history", views.history(page, documents.history(one)));
        return Html.of("office/dispatch/in", model).with("done", null);
    }

    private List<DocumentViews.FileLink> replaces(SignedIn who, Incoming one) {
        return one.standing() == Standing.ARRIVED
                ? documents.replaces(one).stream()
                        .filter(old -> documents.find(who, old.id()).isPresent())
                        .map(old ->
                                new DocumentViews.FileLink(
                                        old.facts().code(), HOME + "/in/" + old.id(), ""))
                        .toList()
                : List.of();
    }

    private Summary facts(Page page, Incoming one) {
        var rows = new ArrayList<Summary.Row>();
        DocumentViews.add(
                rows, page, "sender", "%s (%s)".formatted(one.sender().name(), one.sender().id()));
        DocumentViews.add(rows, page, "receiver", views.agency(page, one.agency()));
        DocumentViews.add(rows, page, "arrived", page.format().moment(one.arrivedAt()));
        rows.addAll(views.facts(page, one.facts()).rows());
        DocumentViews.add(rows, page, "handler", one.handler());
        return new Summary(rows);
    }

    @GetMapping(ONE + "/files/{edition}/{place}")
    ResponseEntity<InputStreamResource> file(
            SignedIn who,
            @PathVariable UUID id,
            @PathVariable int edition,
            @PathVariable int place) {
        var file =
                documents.files(found(who, id), edition).stream()
                        .filter(one -> one.place() == place)
                        .findFirst()
                        .orElseThrow(IncomingPages::missing);
        return answer(file, documents.open(file));
    }

    /// A file of a stranger is fetched, never shown in place.
    static ResponseEntity<InputStreamResource> answer(Enclosure file, InputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(content));
    }

    @PostMapping(ONE + "/{act:accept|refuse|hold|assign|finish|agree|decline}")
    @Allow("dispatch.keep")
    Html step(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam Map<String, String> sent) {
        var step = forms.step(act, sent.getOrDefault("words-" + act, "").replace("\0", "").strip());
        return answered(page, who, id, sent, act, documents.take(who, id, version(sent), step));
    }

    @PostMapping(ONE + "/task")
    @Allow("dispatch.keep")
    Html order(
            Page page,
            SignedIn who,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent) {
        var task =
                new NewTask(
                        typed(sent, "text"),
                        typed(sent, "lead"),
                        typed(sent, "partners"),
                        day(sent, "due"),
                        typed(sent, "product"),
                        typed(sent, "authority"));
        return answered(page, who, id, sent, "task", documents.order(who, id, version(sent), task));
    }

    private Html answered(
            Page page,
            SignedIn who,
            UUID id,
            Map<String, String> sent,
            String act,
            IncomingDocuments.Outcome outcome) {
        var problem =
                switch (outcome) {
                    case IncomingDocuments.Outcome.Taken _ -> Optional.<String>empty();
                    case IncomingDocuments.Outcome.Refused(var why) ->
                            Optional.of(page.w("dispatch.refusal." + why));
                    case IncomingDocuments.Outcome.NoTask(var why) ->
                            Optional.of(page.w("board.task.refusal." + why));
                    case IncomingDocuments.Outcome.Unclear(var what) ->
                            Optional.of(
                                    page.w(
                                            "board.review.unclear",
                                            what.stream()
                                                    .map(one -> page.w("board.task.clear." + one))
                                                    .collect(Collectors.joining(", "))));
                };
        return problem.isEmpty()
                ? Html.redirect("%s/in/%s?done=%s".formatted(HOME, id, act))
                : shown(page, who, found(who, id), sent, problem.get()).invalid();
    }

    static String typed(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").replace("\0", "").strip();
    }

    static int version(Map<String, String> sent) {
        String text = sent.getOrDefault("version", "");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    static @Nullable LocalDate day(Map<String, String> sent, String name) {
        try {
            return LocalDate.parse(Field.dateFrom(sent, name));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
