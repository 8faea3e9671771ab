package org.motcua.board.proactive;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.board.BurdenInput;
import org.motcua.board.Reach;
import org.motcua.country.Definition;
import org.motcua.identity.Allow;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.motcua.proactive.Measures;
import org.motcua.proactive.Measures.Measure;
import org.motcua.proactive.Offering;
import org.motcua.proactive.OptOuts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What is offered, opened, accepted, put back, and how much time it saves: counted, and of nobody.
@Controller
@Allow(Reach.SEE)
class ProactivePages {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String QUESTION = "question-minutes";
    private static final String READING = "reading-minutes";
    private static final double MINUTES = 60;

    private final Measures measures;
    private final OptOuts kinds;
    private final Clock clock;

    ProactivePages(Measures measures, OptOuts kinds, Clock clock) {
        this.measures = measures;
        this.kinds = kinds;
        this.clock = clock;
    }

    @GetMapping("/board/proactive")
    Html all(Page page) {
        var inputs =
                page.country().all(BurdenInput.KIND, page.country().day(clock.instant())).stream()
                        .map(Definition::value)
                        .collect(Collectors.toMap(BurdenInput::id, input -> input));
        var found = measures.since(clock.instant().minus(YEAR));
        var model = new LinkedHashMap<String, Object>();
        model.put(
                "lead",
                page.w(
                        "board.proactive.lead",
                        page.format().number(value(inputs, QUESTION)),
                        page.format().number(value(inputs, READING)),
                        source(page, inputs)));
        model.put("any", !found.isEmpty());
        model.put("table", table(page, found, inputs));
        return Html.of("board/proactive/proactive", model);
    }

    private static long value(Map<String, BurdenInput> inputs, String id) {
        var input = inputs.get(id);
        return input == null ? 0 : input.value();
    }

    private static String source(Page page, Map<String, BurdenInput> inputs) {
        var input = inputs.get(QUESTION);
        return input == null ? "" : page.t(input.source());
    }

    private Table table(Page page, List<Measure> found, Map<String, BurdenInput> inputs) {
        var heads = new ArrayList<Column>();
        heads.add(new Column(page.w("board.proactive.kind")));
        heads.add(new Column(page.w("board.proactive.level")));
        for (String name :
                List.of(
                        "offered",
                        "opened",
                        "accepted",
                        "declined",
                        "expired",
                        "carried",
                        "restored",
                        "opted-out",
                        "taken",
                        "saved")) {
            heads.add(new Column(page.w("board.proactive." + name), true, null, Sorted.NOT));
        }
        var rows = found.stream().map(one -> row(page, one, inputs)).toList();
        return new Table(page.w("board.proactive.title"), heads, rows, true);
    }

    private List<Cell> row(Page page, Measure one, Map<String, BurdenInput> inputs) {
        var kind =
                kinds.kinds().stream()
                        .filter(offering -> offering.id().equals(one.offering()))
                        .findFirst();
        var cells = new ArrayList<Cell>();
        cells.add(new Cell(kind.map(Offering::title).map(page::t).orElse(one.offering())));
        cells.add(
                new Cell(
                        kind.map(offering -> page.format().number(offering.level().number()))
                                .orElse("–")));
        for (long number :
                new long[] {
                    one.offered(),
                    one.opened(),
                    one.accepted(),
                    one.declined(),
                    one.expired(),
                    one.carried(),
                    one.restored(),
                    one.optedOut()
                }) {
            cells.add(new Cell(page.format().number(number)));
        }
        var taken = one.taken();
        cells.add(new Cell(taken.isPresent() ? page.format().percent(taken.getAsDouble()) : "–"));
        cells.add(new Cell(page.format().decimal(hours(one, inputs), 1)));
        return cells;
    }

    private static double hours(Measure one, Map<String, BurdenInput> inputs) {
        long taken = one.accepted() + one.carried() - one.restored();
        return (one.answers() * value(inputs, QUESTION) + taken * value(inputs, READING)) / MINUTES;
    }
}
