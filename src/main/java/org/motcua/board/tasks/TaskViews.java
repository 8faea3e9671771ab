package org.motcua.board.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.country.Countries;
import org.motcua.directive.Deadline;
import org.motcua.directive.Document;
import org.motcua.directive.Progress;
import org.motcua.directive.Standing;
import org.motcua.directive.Task;
import org.motcua.directive.TaskGroup;
import org.motcua.identity.Accounts;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Summary.Row;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Timeline;
import org.motcua.page.Tone;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;

/// Tasks in words and tables.
@Component
public class TaskViews {
    private static final int SHORT = 160;

    private final Countries countries;
    private final Accounts accounts;
    private final Clock clock;

    TaskViews(Countries countries, Accounts accounts, Clock clock) {
        this.countries = countries;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// How many tasks stand one way, with the way to them.
    public record Count(String label, int number, String path, boolean chosen, String tone) {}

    /// One of the six clarities, and whether the task has it.
    public record Clear(String label, boolean has) {}

    LocalDate today() {
        return countries.today(clock);
    }

    /// The name of an agency, also of one that stands no longer.
    String agency(Page page, AgencyCode code) {
        return Agencies.of(countries.active()).name(code, today(), page.language());
    }

    String partner(Page page, String partner) {
        return countries
                .active()
                .find(TaskGroup.KIND, partner, today())
                .map(group -> page.t(group.value().name()))
                .orElseGet(() -> agency(page, new AgencyCode(partner)));
    }

    /// Who leads a task, in words.
    String lead(Page page, Task task) {
        var lead = task.lead();
        if (lead == null) {
            var named = task.named();
            return named == null ? page.w("board.task.no-lead") : page.t(named);
        }
        return agency(page, lead);
    }

    String due(Page page, Deadline deadline) {
        return switch (deadline) {
            case Deadline.On(var day) -> page.format().shortDate(day);
            case Deadline.Every(var rhythm, var next) ->
                    page.w(
                            "board.task.every",
                            page.w("board.task.rhythm." + rhythm),
                            page.format().shortDate(next));
            case Deadline.Ongoing _ -> page.w("board.task.ongoing");
            case Deadline.None _ -> page.w("board.task.no-deadline");
        };
    }

    static Tone tone(Progress progress) {
        return switch (progress) {
            case IN_TIME, ONGOING -> Tone.INFO;
            case DUE_SOON, RETURNED, DONE_LATE -> Tone.WARN;
            case OVERDUE -> Tone.BAD;
            case DONE_ON_TIME, DONE -> Tone.GOOD;
            case NO_DEADLINE, WITHDRAWN -> Tone.PLAIN;
        };
    }

    Table table(
            Page page, List<Standing> standings, Map<UUID, Document> documents, String caption) {
        var columns =
                Stream.of("number", "text", "lead", "due", "progress", "asked")
                        .map(name -> new Column(page.w("board.task." + name)))
                        .toList();
        var rows = new ArrayList<List<Cell>>();
        for (var one : standings) {
            var task = one.task();
            var document = documents.get(task.directive());
            rows.add(
                    List.of(
                            new Cell(
                                    document == null
                                            ? task.label()
                                            : page.w(
                                                    "board.task.numbered",
                                                    document.number(),
                                                    task.label())),
                            new Cell(shortened(page.t(task.text())), path(task), null),
                            new Cell(lead(page, task)),
                            new Cell(due(page, task.deadline())),
                            new Cell(progress(page, one), null, tone(one.progress())),
                            new Cell(asked(page, task))));
        }
        return new Table(caption, columns, rows, true);
    }

    static String progress(Page page, Standing one) {
        String words = page.w("board.task.is." + one.progress());
        return one.parts().isEmpty()
                ? words
                : page.w("board.task.parts-done", words, one.closed(), one.whole());
    }

    private static String asked(Page page, Task task) {
        var asked = task.asked();
        return asked == null ? "" : page.w("board.task.asked." + asked.kind());
    }

    private static String shortened(String words) {
        return words.length() <= SHORT ? words : words.substring(0, SHORT - 1).strip() + "…";
    }

    static String path(Task task) {
        return "/board/tasks/" + task.id();
    }

    Summary facts(Page page, Task task, Document document) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(page.w("board.task.document"), named(page, document)));
        rows.add(new Row(page.w("board.task.orderer"), agency(page, document.issuer())));
        rows.add(new Row(page.w("board.task.lead"), lead(page, task)));
        var answers = task.answers();
        if (answers != null && !answers.equals(task.lead())) {
            rows.add(new Row(page.w("board.task.answers"), agency(page, answers)));
        }
        if (!task.partners().isEmpty()) {
            rows.add(
                    new Row(
                            page.w("board.task.partners"),
                            task.partners().stream()
                                    .map(partner -> partner(page, partner))
                                    .collect(Collectors.joining("; "))));
        }
        rows.add(new Row(page.w("board.task.due"), due(page, task.deadline())));
        if (!task.ordered().last().equals(task.deadline().last())
                && task.ordered() instanceof Deadline.On) {
            rows.add(new Row(page.w("board.task.ordered"), due(page, task.ordered())));
        }
        Optional.ofNullable(task.product())
                .ifPresent(text -> rows.add(new Row(page.w("board.task.product"), page.t(text))));
        Optional.ofNullable(task.authority())
                .ifPresent(text -> rows.add(new Row(page.w("board.task.authority"), page.t(text))));
        var done = task.doneOn();
        if (done != null) {
            rows.add(new Row(page.w("board.task.done-on"), page.format().shortDate(done)));
        }
        Optional.ofNullable(task.result())
                .ifPresent(text -> rows.add(new Row(page.w("board.task.result"), page.t(text))));
        return new Summary(rows);
    }

    String named(Page page, Document document) {
        var dated = document.dated();
        return dated == null
                ? document.number()
                : page.w(
                        "board.task.document-of",
                        document.number(),
                        page.format().shortDate(dated));
    }

    List<Clear> clarities(Page page, Task task) {
        var unclear = task.unclear();
        return Stream.of(Task.Clarity.values())
                .map(one -> new Clear(page.w("board.task.clear." + one), !unclear.contains(one)))
                .toList();
    }

    Timeline history(Page page, List<Recorded> history) {
        var names =
                accounts.names(
                        history.stream()
                                .map(one -> one.entry().actor())
                                .filter(actor -> actor.kind() == Actor.Kind.OFFICER)
                                .map(actor -> UUID.fromString(actor.id()))
                                .collect(Collectors.toSet()));
        return new Timeline(
                history.reversed().stream()
                        .map(one -> {
                            var entry = one.entry();
                            var who = names.get(key(entry.actor()));
                            var agency = entry.actor().agency();
                            String by =
                                    Stream.of(
                                                    who,
                                                    agency == null ? null : agency(page, agency),
                                                    entry.reason())
                                            .filter(part -> part != null && !part.isBlank())
                                            .collect(Collectors.joining(" · "));
                            return new Timeline.Entry(
                                    page.w("board.task.fact." + fact(entry.fact(), entry.data())),
                                    Timeline.State.DONE,
                                    one.at(),
                                    by.isEmpty() ? null : by);
                        })
                        .toList());
    }

    private static UUID key(Actor actor) {
        return actor.kind() == Actor.Kind.OFFICER ? UUID.fromString(actor.id()) : new UUID(0, 0);
    }

    private static String fact(String fact, Map<String, Object> data) {
        String name = fact.substring(fact.indexOf('.') + 1);
        return name.equals("decided")
                ? Boolean.TRUE.equals(data.get("granted")) ? "granted" : "declined"
                : name;
    }
}
