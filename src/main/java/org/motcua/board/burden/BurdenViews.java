package org.motcua.board.burden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.motcua.board.burden.BurdenInputs.Known;
import org.motcua.country.Country;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.motcua.procedure.Burden;
import org.motcua.procedure.Burden.Input;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.stereotype.Component;

/// What procedures cost, in words and tables.
@Component("burdenViews")
class BurdenViews {
    /// Notice of July 2023: at least so much of one hundred less.
    static final double TARGET = 20;

    /// What the definitions of a country ask for, counted once for each state of its folder.
    record Counted(Map<String, Optional<Burden.Both>> byHash) {
        static Counted of(Country country) {
            return country.view(Counted.class, _ -> new Counted(new ConcurrentHashMap<>()));
        }

        Optional<Burden.Both> of(Rulebook rulebook) {
            return byHash.computeIfAbsent(rulebook.hash(), _ -> Burden.of(rulebook));
        }
    }

    /// All procedures.
    Table all(Page page, List<Rulebook> rulebooks, Function<String, Map<Input, Known>> inputs) {
        var counted = Counted.of(page.country());
        var rows = new ArrayList<List<Cell>>();
        for (var rulebook : rulebooks) {
            String code = rulebook.procedure().code().value();
            counted.of(rulebook)
                    .ifPresent(both -> rows.add(line(page, rulebook, both, inputs.apply(code))));
        }
        var heads = new ArrayList<Column>();
        heads.add(new Column(page.w("burden.procedure")));
        for (String name : List.of("questions", "papers", "visits", "cost", "cost-with")) {
            heads.add(number(page, name));
        }
        heads.add(new Column(page.w("burden.saved")));
        heads.add(number(page, "year"));
        return new Table(page.w("burden.title"), heads, rows, true);
    }

    private static List<Cell> line(
            Page page, Rulebook rulebook, Burden.Both both, Map<Input, Known> inputs) {
        var values = BurdenInputs.values(inputs);
        var before = both.without().cost(values);
        var after = both.with().cost(values);
        return List.of(
                new Cell(
                        page.t(rulebook.procedure().title()),
                        BurdenPages.ROOT + "/" + rulebook.procedure().code(),
                        null),
                new Cell(pair(page, both.without().questions(), both.with().questions())),
                new Cell(pair(page, both.without().papers(), both.with().papers())),
                new Cell(pair(page, both.without().visits(), both.with().visits())),
                new Cell(page.format().number(before.whole())),
                new Cell(page.format().number(after.whole())),
                saved(page, before.whole(), after.whole()),
                new Cell(page.format().number((before.whole() - after.whole()) * year(values))));
    }

    private static String pair(Page page, long before, long after) {
        return page.format().number(before) + " → " + page.format().number(after);
    }

    private static long year(Map<Input, Long> values) {
        return values.getOrDefault(Input.TIMES_A_YEAR, 1L)
                * values.getOrDefault(Input.SUBJECTS, 0L);
    }

    private static Cell saved(Page page, long before, long after) {
        return Burden.saved(before, after)
                .map(share ->
                        new Cell(
                                page.w(
                                        share < 0 ? "burden.more" : "burden.less",
                                        page.format().percent(Math.abs(share))),
                                null,
                                share >= TARGET ? Tone.GOOD : Tone.WARN))
                .orElseGet(() -> new Cell("–"));
    }

    private static Column number(Page page, String name) {
        return new Column(page.w("burden." + name), true, null, Table.Sorted.NOT);
    }

    /// Two ways of one matter, row by row.
    Table compared(
            Page page,
            String caption,
            List<String> heads,
            Burden before,
            Burden after,
            Map<Input, Known> inputs) {
        var values = BurdenInputs.values(inputs);
        var first = before.cost(values);
        var second = after.cost(values);
        var rows = new ArrayList<List<Cell>>();
        rows.add(row(page, "questions", before.questions(), after.questions()));
        rows.add(row(page, "known", before.known(), after.known()));
        rows.add(row(page, "papers", before.papers(), after.papers()));
        rows.add(row(page, "held", before.held(), after.held()));
        rows.add(row(page, "visits", before.visits(), after.visits()));
        rows.add(row(page, "minutes", first.minutes(), second.minutes()));
        rows.add(row(page, "time", first.time(), second.time()));
        rows.add(row(page, "money", first.money(), second.money()));
        rows.add(row(page, "cost", first.whole(), second.whole()));
        long year = year(values);
        rows.add(row(page, "cost-year", first.whole() * year, second.whole() * year));
        rows.add(
                List.of(
                        new Cell(page.w("burden.agency-days")),
                        new Cell(page.format().decimal(before.agencyDays().doubleValue(), 1)),
                        new Cell(page.format().decimal(after.agencyDays().doubleValue(), 1)),
                        new Cell(page.w("burden.apart"))));
        return new Table(
                caption,
                List.of(
                        new Column(page.w("burden.what")),
                        new Column(heads.get(0), true, null, Table.Sorted.NOT),
                        new Column(heads.get(1), true, null, Table.Sorted.NOT),
                        new Column(page.w("burden.saved"))),
                rows,
                true);
    }

    private static List<Cell> row(Page page, String name, long before, long after) {
        boolean cost = name.startsWith("cost");
        return List.of(
                new Cell(page.w("burden." + name)),
                new Cell(page.format().number(before)),
                new Cell(page.format().number(after)),
                cost ? saved(page, before, after) : new Cell(signed(page, after - before)));
    }

    private static String signed(Page page, long change) {
        return change == 0
                ? "–"
                : (change > 0 ? "+" : "−") + page.format().number(Math.abs(change));
    }

    /// What each version asks for beside the one before it.
    List<Table> versions(Page page, ProcedureCode code, Map<Input, Known> inputs) {
        var all = Procedures.of(page.country()).versions(code);
        var tables = new ArrayList<Table>();
        for (int i = 1; i < all.size(); i++) {
            var before = Counted.of(page.country()).of(all.get(i - 1));
            var after = Counted.of(page.country()).of(all.get(i));
            if (before.isPresent() && after.isPresent()) {
                tables.add(
                        compared(
                                page,
                                page.w("burden.versions", i, i + 1),
                                List.of(
                                        page.w("burden.version", i),
                                        page.w("burden.version", i + 1)),
                                before.get().with(),
                                after.get().with(),
                                inputs));
            }
        }
        return tables;
    }

    Table inputs(Page page, Map<Input, Known> inputs) {
        var rows = new ArrayList<List<Cell>>();
        inputs.forEach((input, known) ->
                rows.add(
                        List.of(
                                new Cell(page.w("burden.input." + BurdenInputs.id(input))),
                                new Cell(page.format().number(known.value())),
                                new Cell(known.source()))));
        return new Table(
                page.w("burden.inputs"),
                List.of(
                        new Column(page.w("burden.input")),
                        number(page, "value"),
                        new Column(page.w("burden.source"))),
                rows,
                true);
    }

    List<Field> editing(Page page, Map<String, String> sent) {
        return List.of(
                Field.select(
                                "input",
                                page.w("burden.input"),
                                Stream.of(Input.values())
                                        .map(BurdenInputs::id)
                                        .map(id ->
                                                new Field.Option(id, page.w("burden.input." + id)))
                                        .toList())
                        .value(sent.get("input")),
                Field.number("value", page.w("burden.value")).value(sent.get("value")),
                Field.text("source", page.w("burden.source"))
                        .hint(page.w("burden.source.hint"))
                        .value(sent.get("source")));
    }
}
