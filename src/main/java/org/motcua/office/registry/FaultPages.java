package org.motcua.office.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.office.Times;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Pagination;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.registry.Finding;
import org.motcua.registry.Records;
import org.motcua.registry.Registry;
import org.motcua.registry.Task;
import org.motcua.registry.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The faults of a registry as tasks: five working days to find the cause, five to mend it at the
/// source.
@Controller
@Allow(Keeping.RIGHT)
class FaultPages {
    private static final int SHOWN = 50;
    private static final int LONGEST = 1000;

    private final Keeping keeping;
    private final Tasks tasks;
    private final Records records;
    private final Measures measures;
    private final Times times;

    FaultPages(Keeping keeping, Tasks tasks, Records records, Measures measures, Times times) {
        this.keeping = keeping;
        this.tasks = tasks;
        this.records = records;
        this.measures = measures;
        this.times = times;
    }

    @GetMapping("/office/registries/{id}/faults")
    Html faults(
            Page page,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String late,
            @RequestParam(name = "page", defaultValue = "1") int number,
            SignedIn who) {
        var registry = keeping.get(id, who);
        var filter =
                new Tasks.Filter(
                        kind(kind),
                        Optional.of(unit).filter(one -> !one.isBlank()),
                        late.equals("yes"));
        long total = tasks.count(id, filter);
        int last = (int) Math.max(1, (total + SHOWN - 1) / SHOWN);
        int shown = Math.clamp(number, 1, last);
        var found = tasks.list(id, filter, (shown - 1) * SHOWN, SHOWN);
        String home = "/office/registries/%s/faults".formatted(id);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("title", page.t(registry.title()));
        model.put("home", "/office/registries/" + id);
        model.put("path", home);
        model.put("filter", filterFields(page, kind, late));
        model.put("table", table(page, registry, found, who));
        model.put(
                "pagination",
                new Pagination(
                        shown,
                        last,
                        total,
                        home
                                + "?kind=%s&unit=%s&late=%s"
                                        .formatted(
                                                kind(kind).map(Enum::name).orElse(""),
                                                unit.replaceAll("[^0-9A-Za-z.-]", ""),
                                                late.equals("yes") ? "yes" : "")));
        return Html.of("office/registry/faults", model);
    }

    private static Optional<Finding.Kind> kind(String name) {
        return Stream.of(Finding.Kind.values()).filter(one -> one.name().equals(name)).findFirst();
    }

    private static List<Field> filterFields(Page page, String kind, String late) {
        var kinds = new ArrayList<Field.Option>();
        kinds.add(new Field.Option("", page.w("registry.any")));
        for (var one : Finding.Kind.values()) {
            kinds.add(new Field.Option(one.name(), page.w("registry.kind." + one)));
        }
        var lates =
                List.of(
                        new Field.Option("", page.w("registry.any")),
                        new Field.Option("yes", page.w("registry.late")));
        return List.of(
                Field.select("kind", page.w("registry.kind"), kinds).value(kind),
                Field.select("late", page.w("registry.due"), lates).value(late));
    }

    private Table table(Page page, Registry registry, List<Task> found, SignedIn who) {
        var counting = times.counting(page);
        var owner = new AgencyCode(registry.owner());
        var keys = keys(page, registry, found, who);
        var rows =
                found.stream()
                        .map(task -> {
                            var left = counting.left(owner, Optional.of(task.due()));
                            return List.of(
                                    new Cell(
                                            keys.getOrDefault(task.entity(), "–"),
                                            task.finding().kind() == Finding.Kind.DUPLICATE
                                                    ? "/office/registries/%s/duplicates/%s"
                                                            .formatted(registry.id(), task.id())
                                                    : Measures.path(registry, task.entity()),
                                            null),
                                    new Cell(page.w("registry.kind." + task.finding().kind())),
                                    new Cell(measures.sentence(page, registry, task.finding())),
                                    new Cell(page.w("registry.task." + task.state())),
                                    new Cell(left.words(), null, left.late() ? left.tone() : null));
                        })
                        .toList();
        return new Table(
                page.w("registry.faults.title"),
                List.of(
                        new Column(page.t(registry.key().title())),
                        new Column(page.w("registry.kind")),
                        new Column(page.w("registry.wrong")),
                        new Column(page.w("registry.state")),
                        new Column(page.w("registry.due"))),
                rows,
                true);
    }

    private Map<UUID, String> keys(Page page, Registry registry, List<Task> found, SignedIn who) {
        var keys = new LinkedHashMap<UUID, String>();
        var purpose = Keeping.purpose(page, registry, who, "registry:" + registry.id());
        records.of(registry, found.stream().map(Task::entity).distinct().toList(), purpose)
                .forEach(record -> keys.put(record.id(), record.key()));
        return keys;
    }

    /// Explains, accepts, or tells the source.
    @PostMapping("/office/registries/{id}/faults/{task}/{act:explain|accept|source}")
    Html act(
            @PathVariable String id,
            @PathVariable UUID task,
            @PathVariable String act,
            @RequestParam Map<String, String> sent,
            SignedIn who) {
        var registry = keeping.get(id, who);
        var found = task(registry, task);
        String words = sent.getOrDefault("words-" + task, "").strip();
        String home = Measures.path(registry, found.entity());
        if (words.isEmpty()) {
            return Html.redirect(home + "?done=no-words");
        }
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        var actor = Keeping.actor(registry, who);
        boolean done =
                switch (act) {
                    case "explain" -> tasks.explain(task, cut, actor);
                    case "accept" -> tasks.accept(task, cut, actor);
                    default -> tasks.reportSource(task, cut, actor).isPresent();
                };
        return Html.redirect(home + "?done=" + (done ? act : "nothing"));
    }

    private Task task(Registry registry, UUID id) {
        return tasks.find(id)
                .filter(task -> task.registry().equals(registry.id()))
                .orElseThrow(Keeping::missing);
    }
}
