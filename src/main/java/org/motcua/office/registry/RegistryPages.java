package org.motcua.office.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.motcua.form.Places;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Sparkline;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.registry.Finding;
import org.motcua.registry.Objections;
import org.motcua.registry.Qualities;
import org.motcua.registry.Records;
import org.motcua.registry.Registry;
import org.motcua.registry.Score;
import org.motcua.registry.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The registries that an officer keeps: how good they are, what waits, and search in one.
@Controller
@Allow(Keeping.RIGHT)
class RegistryPages {
    private static final int LONGEST_WORDS = 100;
    private static final int DAYS = 180;
    private static final int UNITS = 50;

    private final Keeping keeping;
    private final Qualities qualities;
    private final Tasks tasks;
    private final Objections objections;
    private final Records records;
    private final Measures measures;
    private final Places places;
    private final Clock clock;

    RegistryPages(
            Keeping keeping,
            Qualities qualities,
            Tasks tasks,
            Objections objections,
            Records records,
            Measures measures,
            Places places,
            Clock clock) {
        this.keeping = keeping;
        this.qualities = qualities;
        this.tasks = tasks;
        this.objections = objections;
        this.records = records;
        this.measures = measures;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/office/registries")
    Html all(Page page, SignedIn who) {
        var kept = keeping.of(who);
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("registry.registry")));
        columns.addAll(Measures.columns(page));
        var rows =
                kept.stream()
                        .map(registry -> {
                            var cells = new ArrayList<Cell>();
                            String home = "/office/registries/" + registry.id();
                            cells.add(new Cell(page.t(registry.title()), home, null));
                            cells.addAll(
                                    Measures.cells(
                                            page,
                                            registry,
                                            qualities.of(registry),
                                            home + "/faults"));
                            return (List<Cell>) cells;
                        })
                        .toList();
        long waiting =
                objections.in(kept.stream().map(Registry::id).toList()).stream()
                        .filter(one -> one.answer().isEmpty())
                        .count();
        return Html.of(
                "office/registry/registries",
                Map.of(
                        "table",
                        new Table(page.w("registry.title"), columns, rows, true),
                        "objections",
                        waiting));
    }

    @GetMapping("/office/registries/{id}")
    Html one(
            Page page,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            SignedIn who) {
        var registry = keeping.get(id, who);
        String words = q.length() > LONGEST_WORDS ? q.substring(0, LONGEST_WORDS) : q.strip();
        var model = model(page, registry);
        model.put(
                "search",
                Field.search("q", page.w("registry.search"))
                        .hint(page.w("registry.search.hint", page.t(registry.key().title())))
                        .value(words));
        model.put("found", words.isEmpty() ? null : found(page, registry, words, who));
        model.put("score", scores(page, registry));
        model.put("faults", faults(page, registry));
        return Html.of("office/registry/registry", model);
    }

    private static Map<String, @Nullable Object> model(Page page, Registry registry) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("registry", registry);
        model.put("title", page.t(registry.title()));
        return model;
    }

    private Table found(Page page, Registry registry, String words, SignedIn who) {
        var purpose = Keeping.purpose(page, registry, who, "registry:" + registry.id());
        var rows =
                records.search(registry, words, purpose).stream()
                        .map(record -> measures.recordCells(page, registry, record))
                        .toList();
        return new Table(
                page.w("registry.search.found", rows.size()),
                Measures.recordColumns(page, registry),
                rows,
                true);
    }

    private Table scores(Page page, Registry registry) {
        var score = qualities.of(registry);
        var columns =
                List.of(
                        new Column(page.w("registry.measure")),
                        Measures.number(page.w("registry.value")),
                        Measures.number(page.w("registry.weight")),
                        new Column(page.w("registry.meaning")));
        var w = registry.weights();
        return new Table(
                page.w("registry.now"),
                columns,
                List.of(
                        measure(page, "index", score.index(w), ""),
                        measure(page, "correct", score.correctShare(), "" + w.correct()),
                        measure(page, "covered", score.covered(), ""),
                        measure(page, "sufficient", score.sufficientShare(), "" + w.sufficient()),
                        measure(page, "clean", score.cleanShare(), "" + w.clean()),
                        measure(page, "live", score.liveShare(), "" + w.live()),
                        measure(page, "consistent", score.consistentShare(), "" + w.consistent())),
                true);
    }

    private static List<Cell> measure(Page page, String name, OptionalDouble share, String weight) {
        return List.of(
                new Cell(page.w("registry." + name)),
                new Cell(Measures.words(page, share)),
                new Cell(weight),
                new Cell(page.w("registry." + name + ".meaning")));
    }

    private Table faults(Page page, Registry registry) {
        var counts = tasks.counts(registry.id());
        String home = "/office/registries/%s/faults?kind=".formatted(registry.id());
        var rows = new ArrayList<List<Cell>>();
        for (var kind : Finding.Kind.values()) {
            var count = counts.getOrDefault(kind, new Tasks.Count(0, 0));
            String path = count.waiting() == 0 ? null : home + kind;
            rows.add(
                    List.of(
                            new Cell(page.w("registry.kind." + kind), path, null),
                            new Cell(page.format().number(count.waiting())),
                            new Cell(page.format().number(count.late()))));
        }
        return new Table(
                page.w("registry.faults.waiting"),
                List.of(
                        new Column(page.w("registry.kind")),
                        Measures.number(page.w("registry.faults")),
                        Measures.number(page.w("registry.late"))),
                rows,
                true);
    }

    /// How good it is by administrative unit, the worst first, and how that changed.
    @GetMapping("/office/registries/{id}/quality")
    Html quality(Page page, @PathVariable String id, SignedIn who) {
        var registry = keeping.get(id, who);
        var model = model(page, registry);
        var days = qualities.byDay(registry, today(page).minusDays(DAYS));
        var index =
                days.values().stream()
                        .map(score -> score.index(registry.weights()))
                        .filter(OptionalDouble::isPresent)
                        .map(share -> share.getAsDouble() * 100)
                        .toList();
        model.put(
                "line",
                index.size() < 2
                        ? null
                        : new Sparkline(index, null, page.w("registry.line", index.size())));
        model.put("units", units(page, registry));
        model.put("days", days(page, registry, days.reversed()));
        return Html.of("office/registry/quality", model);
    }

    private Table units(Page page, Registry registry) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("registry.unit")));
        columns.addAll(Measures.columns(page));
        var rows =
                qualities.byUnit(registry).entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble((Map.Entry<String, Score> one) ->
                                        one.getValue().index(registry.weights()).orElse(1)))
                        .limit(UNITS)
                        .map(one -> {
                            var cells = new ArrayList<Cell>();
                            cells.add(new Cell(unit(page, one.getKey())));
                            cells.addAll(
                                    Measures.cells(
                                            page,
                                            registry,
                                            one.getValue(),
                                            "/office/registries/%s/faults?unit=%s"
                                                    .formatted(registry.id(), one.getKey())));
                            return (List<Cell>) cells;
                        })
                        .toList();
        return new Table(page.w("registry.by-unit"), columns, rows, true);
    }

    private String unit(Page page, String code) {
        return code.isEmpty()
                ? page.w("registry.no-unit")
                : places.unit(code).map(unit -> places.name(unit, page.language())).orElse(code);
    }

    private static Table days(Page page, Registry registry, Map<LocalDate, Score> days) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.w("registry.day")));
        columns.addAll(Measures.columns(page));
        var rows =
                days.entrySet().stream()
                        .map(one -> {
                            var cells = new ArrayList<Cell>();
                            cells.add(new Cell(page.format().shortDate(one.getKey())));
                            cells.addAll(
                                    Measures.cells(
                                            page,
                                            registry,
                                            one.getValue(),
                                            "/office/registries/%s/faults"
                                                    .formatted(registry.id())));
                            return (List<Cell>) cells;
                        })
                        .toList();
        return new Table(page.w("registry.by-day"), columns, rows, true);
    }

    private LocalDate today(Page page) {
        return page.country().day(clock.instant());
    }
}
