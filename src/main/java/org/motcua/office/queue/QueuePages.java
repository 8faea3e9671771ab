package org.motcua.office.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motcua.dossier.Queue;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.office.TimeLeft;
import org.motcua.office.Times;
import org.motcua.page.Field;
import org.motcua.page.Field.Option;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.procedure.ProcessStep;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// One queue, the least time left first; its filter lives in the address.
@Controller
@Allow("office.enter")
class QueuePages {
    private static final int ROWS = 50;
    private static final int LONGEST_WORDS = 100;

    private final Queue queue;
    private final Names names;
    private final Times times;

    QueuePages(Queue queue, Names names, Times times) {
        this.queue = queue;
        this.names = names;
        this.times = times;
    }

    /// The filter as it stands in the address.
    record Wanted(String step, String procedure, String q, String left, String whose) {
        Queue.Filter filter() {
            return new Queue.Filter(
                    given(step), given(procedure), given(cut(q)), whose.equals("mine"), time());
        }

        private Queue.Left time() {
            try {
                return Queue.Left.valueOf(left.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                return Queue.Left.ANY;
            }
        }

        private static Optional<String> given(String value) {
            return Optional.of(value.strip()).filter(text -> !text.isEmpty());
        }

        private static String cut(String words) {
            return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        }

        String path(int number) {
            var address = UriComponentsBuilder.fromPath("/office");
            Map.of("step", step, "procedure", procedure, "q", q, "left", left, "whose", whose)
                    .forEach((name, value) -> {
                        if (!value.isBlank()) {
                            address.queryParam(name, "{" + name + "}");
                        }
                    });
            if (number > 1) {
                address.queryParam("part", number);
            }
            return address.buildAndExpand(
                            Map.of(
                                    "step",
                                    step,
                                    "procedure",
                                    procedure,
                                    "q",
                                    q,
                                    "left",
                                    left,
                                    "whose",
                                    whose))
                    .encode()
                    .toUriString();
        }
    }

    @GetMapping("/office")
    Html queue(
            Page page,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "1") int part,
            SignedIn who) {
        var wanted = new Wanted(step, procedure, q, left, whose);
        int number = Math.clamp(part, 1, 1000);
        var rows = queue.of(who, wanted.filter(), (number - 1) * ROWS, ROWS + 1);
        var model = new LinkedHashMap<String, Object>();
        model.put("counts", queue.counts(who));
        model.put("fields", fields(page, wanted));
        model.put("table", table(page, rows.stream().limit(ROWS).toList()));
        model.put("left", left);
        model.put("whose", whose);
        model.put("before", number > 1 ? wanted.path(number - 1) : "");
        model.put("after", rows.size() > ROWS ? wanted.path(number + 1) : "");
        return Html.of("office/queue/queue", model);
    }

    private List<Field> fields(Page page, Wanted wanted) {
        var all = new Option("", page.w("office.queue.any"));
        var procedures = new ArrayList<>(List.of(all));
        var steps = new LinkedHashMap<>(Map.of("", all));
        names.procedures()
                .forEach(rulebook -> {
                    var procedure = rulebook.procedure();
                    procedures.add(new Option(procedure.code().value(), page.t(procedure.title())));
                    for (ProcessStep one : procedure.process()) {
                        steps.putIfAbsent(one.id(), new Option(one.id(), page.t(one.title())));
                    }
                });
        var times =
                List.of(
                        all,
                        new Option("late", page.w("office.queue.late")),
                        new Option("today", page.w("office.queue.today")),
                        new Option("applicant", page.w("office.queue.applicant")));
        return List.of(
                Field.text("q", page.w("office.queue.words")).value(wanted.q()),
                Field.select("procedure", page.w("office.queue.procedure"), procedures)
                        .value(wanted.procedure()),
                Field.select("step", page.w("office.queue.step"), List.copyOf(steps.values()))
                        .value(wanted.step()),
                Field.select("left", page.w("office.queue.left"), times).value(wanted.left()),
                Field.select(
                                "whose",
                                page.w("office.queue.whose"),
                                List.of(all, new Option("mine", page.w("office.queue.mine"))))
                        .value(wanted.whose()));
    }

    private Table table(Page page, List<Queue.Waiting> rows) {
        var columns =
                List.of(
                        new Column(page.w("office.queue.code")),
                        new Column(page.w("office.queue.left")),
                        new Column(page.w("office.queue.person")),
                        new Column(page.w("office.queue.matter")),
                        new Column(page.w("office.queue.step")),
                        new Column(page.w("office.queue.flags")));
        var counting = times.counting(page);
        var called = names.officers(rows.stream().flatMap(row -> row.assignee().stream()));
        return new Table(
                page.w("office.queue.caption"),
                columns,
                rows.stream().map(row -> row(page, row, counting, called)).toList(),
                true);
    }

    private List<Cell> row(
            Page page, Queue.Waiting row, Times.Counting counting, Names.Called called) {
        TimeLeft left = counting.left(row.agency(), row.due().or(row::turnDue));
        return List.of(
                new Cell(row.code().value(), "/office/dossiers/" + row.dossier(), null),
                left.words().isEmpty() ? new Cell("–") : new Cell(left.words(), null, left.tone()),
                new Cell(row.applicant()),
                new Cell(names.procedure(page, row.procedure())),
                new Cell(names.step(page, row.procedure(), row.step())),
                new Cell(flags(page, row, called)));
    }

    private String flags(Page page, Queue.Waiting row, Names.Called called) {
        var flags = new ArrayList<String>();
        if (row.due().filter(names.now()::isAfter).isPresent()) {
            flags.add(page.w("office.flag.late"));
        } else if (row.turnDue().filter(names.now()::isAfter).isPresent()) {
            flags.add(page.w("office.flag.step-late"));
        }
        if (row.reappointed()) {
            flags.add(page.w("office.flag.reappointed"));
        }
        if (row.supplements() > 0) {
            flags.add(page.w("office.flag.supplement", row.supplements()));
        }
        flags.add(page.w("office.channel." + row.channel()));
        row.assignee().ifPresent(officer -> flags.add(called.officer(officer)));
        return String.join(" · ", flags);
    }
}
