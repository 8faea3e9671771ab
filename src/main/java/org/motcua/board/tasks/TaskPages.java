package org.motcua.board.tasks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.board.indicators.TaskMeasures;
import org.motcua.directive.Directives;
import org.motcua.directive.Document;
import org.motcua.directive.Progress;
import org.motcua.directive.Standing;
import org.motcua.directive.Task;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Pagination;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The tasks that the government assigned: what is late, whose it is, and what became of it.
@Controller
@Allow("directive.see")
class TaskPages {
    static final String ROOT = "/board/tasks";
    private static final int SHOWN = 50;

    private final Directives directives;
    private final TaskViews views;
    private final TaskForms forms;
    private final Rights rights;
    private final TaskMeasures measures;

    TaskPages(
            Directives directives,
            TaskViews views,
            TaskForms forms,
            Rights rights,
            TaskMeasures measures) {
        this.measures = measures;
        this.rights = rights;
        this.directives = directives;
        this.views = views;
        this.forms = forms;
    }

    @GetMapping(ROOT)
    Html tasks(Page page, SignedIn who, @RequestParam Map<String, String> asked) {
        var documents =
                directives.documents().stream()
                        .collect(Collectors.toMap(Document::id, Function.identity()));
        var filter = TaskFilter.of(asked);
        var all =
                Standing.of(directives.tasks(who), views.today()).stream()
                        .filter(one -> filter.fits(one.task(), documents))
                        .toList();
        var shown = all.stream().filter(filter::fits).toList();
        int last = Math.max(1, (shown.size() + SHOWN - 1) / SHOWN);
        int number = Math.min(filter.page(), last);
        var slice = shown.subList((number - 1) * SHOWN, Math.min(shown.size(), number * SHOWN));
        return Html.of(
                "board/tasks/tasks",
                Map.of(
                        "fields",
                        filter.fields(page, documents.values()),
                        "counts",
                        counts(page, all, filter),
                        "table",
                        views.table(page, slice, documents, page.w("board.tasks.title")),
                        "list",
                        new Pagination(number, last, shown.size(), filter.path()),
                        "enters",
                        rights.allows(who, "directive.give")));
    }

    private static List<TaskViews.Count> counts(Page page, List<Standing> all, TaskFilter filter) {
        var counts = new EnumMap<Progress, Integer>(Progress.class);
        all.forEach(one -> counts.merge(one.progress(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count ->
                        new TaskViews.Count(
                                page.w("board.task.is." + count.getKey()),
                                count.getValue(),
                                filter.with(count.getKey()).path(),
                                filter.is(count.getKey()),
                                TaskViews.tone(count.getKey()).style()))
                .toList();
    }

    @GetMapping(ROOT + "/{id}")
    Html task(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam Map<String, String> asked) {
        return shown(page, who, found(who, id), Map.of(), null)
                .with("done", asked.containsKey("done") ? page.w("board.task.saved") : null);
    }

    /// A step of the lead, or of who ordered the task.
    @PostMapping(ROOT + "/{id}/{act:[a-z-]+}")
    Html step(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam Map<String, String> sent) {
        var task = found(who, id);
        var read = forms.read(act, sent);
        if (read.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return switch (read.get()) {
            case TaskForms.Read.Faulty(var key) ->
                    shown(page, who, task, sent, page.w(key)).invalid();
            case TaskForms.Read.Step(var step) ->
                    switch (directives.take(who, task.id(), version(sent), step)) {
                        case Directives.Outcome.Taken _ ->
                                Html.redirect(TaskViews.path(task) + "?done=1");
                        case Directives.Outcome.Refused(var why) ->
                                shown(page, who, task, sent, page.w("board.task.refusal." + why))
                                        .invalid();
                    };
        };
    }

    private Html.View shown(
            Page page,
            SignedIn who,
            Task task,
            Map<String, String> sent,
            @Nullable String problem) {
        var document = directives.document(task.directive()).orElseThrow(TaskPages::missing);
        var parts = directives.parts(who, task);
        var whole = new ArrayList<>(parts);
        whole.addFirst(task);
        var standing = Standing.of(whole, views.today()).getFirst();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("done", null);
        model.put("task", task);
        model.put("words", page.t(task.text()));
        model.put("progress", page.w("board.task.is." + standing.progress()));
        model.put("tone", TaskViews.tone(standing.progress()));
        model.put("document", document);
        model.put("facts", views.facts(page, task, document));
        model.put("clarities", views.clarities(page, task));
        model.put("measured", measures.of(page, who, task).orElse(null));
        model.put("asked", forms.asked(page, task));
        model.put(
                "parts",
                parts.isEmpty()
                        ? null
                        : views.table(
                                page,
                                Standing.of(parts, views.today()),
                                Map.of(document.id(), document),
                                page.w("board.task.parts", standing.closed(), standing.whole())));
        model.put("history", views.history(page, directives.history(task)));
        model.put(
                "forms",
                forms.of(
                        page,
                        task,
                        directives.answers(who, task),
                        directives.orders(who, document.issuer()),
                        sent));
        return Html.of("board/tasks/task", model);
    }

    private Task found(SignedIn who, String id) {
        return key(id).flatMap(key -> directives.find(who, key)).orElseThrow(TaskPages::missing);
    }

    private static int version(Map<String, String> sent) {
        String version = sent.getOrDefault("version", "");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
    }

    private static Optional<UUID> key(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
