package org.motcua.office.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.form.Values;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.registry.Records;
import org.motcua.registry.Registry;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Regroupings;
import org.motcua.registry.Task;
import org.motcua.registry.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Two records that may be one, side by side: merged, or never asked about again.
@Controller
@Allow(Keeping.RIGHT)
class DuplicatePages {
    private final Keeping keeping;
    private final Tasks tasks;
    private final Records records;
    private final Regroupings regroupings;
    private final Measures measures;
    private final Values values;

    DuplicatePages(
            Keeping keeping,
            Tasks tasks,
            Records records,
            Regroupings regroupings,
            Measures measures,
            Values values) {
        this.keeping = keeping;
        this.tasks = tasks;
        this.records = records;
        this.regroupings = regroupings;
        this.measures = measures;
        this.values = values;
    }

    private Task task(Registry registry, UUID id) {
        return tasks.find(id)
                .filter(task -> task.registry().equals(registry.id()))
                .orElseThrow(Keeping::missing);
    }

    /// Two records that may be one, side by side.
    @GetMapping("/office/registries/{id}/duplicates/{task}")
    Html duplicate(
            Page page,
            @PathVariable String id,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String fault,
            SignedIn who) {
        var registry = keeping.get(id, who);
        var found = task(registry, task);
        var mate = found.finding().mate().orElseThrow(Keeping::missing);
        var purpose = Keeping.purpose(page, registry, who, "registry:" + id);
        var both = records.of(registry, List.of(found.entity(), mate), purpose);
        if (both.size() != 2) {
            throw Keeping.missing();
        }
        var one = both.getFirst();
        var other = both.getLast();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("title", page.t(registry.title()));
        model.put("back", "/office/registries/%s/faults?kind=DUPLICATE".formatted(id));
        model.put("path", "/office/registries/%s/duplicates/%s".formatted(id, task));
        model.put("why", measures.sentence(page, registry, found.finding()));
        model.put("table", sides(page, registry, one, other));
        model.put(
                "keep",
                Field.radio(
                        "keep",
                        page.w("registry.duplicate.keep"),
                        List.of(
                                new Field.Option(one.id().toString(), one.key()),
                                new Field.Option(other.id().toString(), other.key()))));
        model.put("problem", fault.isEmpty() ? null : page.w("registry.duplicate.problem"));
        return Html.of("office/registry/duplicate", model);
    }

    private Table sides(Page page, Registry registry, RegistryRecord one, RegistryRecord other) {
        var rows = new ArrayList<List<Cell>>();
        registry.fields()
                .forEach((name, field) -> {
                    var left = one.fields().get(name);
                    var right = other.fields().get(name);
                    if (left != null || right != null) {
                        boolean same = left != null && left.equals(right);
                        rows.add(
                                List.of(
                                        new Cell(page.t(field.title())),
                                        new Cell(values.words(page, field, left)),
                                        new Cell(values.words(page, field, right)),
                                        new Cell(
                                                page.w(
                                                        same
                                                                ? "registry.same"
                                                                : "registry.differs"))));
                    }
                });
        return new Table(
                page.w("registry.duplicate.title"),
                List.of(
                        new Column(page.w("registry.field")),
                        new Column(one.key()),
                        new Column(other.key()),
                        new Column(page.w("registry.compared"))),
                rows,
                true);
    }

    @PostMapping("/office/registries/{id}/duplicates/{task}")
    Html decide(
            @PathVariable String id,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String keep,
            @RequestParam(defaultValue = "") String words,
            SignedIn who) {
        var registry = keeping.get(id, who);
        var found = task(registry, task);
        var mate = found.finding().mate().orElseThrow(Keeping::missing);
        String here = "/office/registries/%s/duplicates/%s".formatted(id, task);
        if (words.isBlank()) {
            return Html.redirect(here + "?fault=words");
        }
        Actor actor = Keeping.actor(registry, who);
        if (verdict.equals("distinct")) {
            tasks.accept(task, words.strip(), actor);
            return Html.redirect("/office/registries/%s/faults?kind=DUPLICATE".formatted(id));
        }
        boolean first = keep.equals(found.entity().toString());
        if (!first && !keep.equals(mate.toString())) {
            return Html.redirect(here + "?fault=keep");
        }
        var kept = first ? found.entity() : mate;
        var other = first ? mate : found.entity();
        regroupings.merge(registry.id(), kept, other, Set.of(), actor, words.strip());
        return Html.redirect(Measures.path(registry, kept) + "?done=merged");
    }
}
