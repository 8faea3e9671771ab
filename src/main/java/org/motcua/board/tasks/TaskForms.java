package org.motcua.board.tasks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.Step;
import org.motcua.directive.Task;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// The forms of a task's page, and what they send.
@Component
public class TaskForms {
    /// One form: what it does, what it asks for.
    ///
    /// @param other a second button of the same form, by its act; none where there is one
    public record Form(String act, String label, List<Field> fields, @Nullable String other) {}

    /// What was sent.
    sealed interface Read {
        record Step(org.motcua.directive.Step step) implements Read {}

        /// @param key of the words that say what is wrong
        record Faulty(String key) implements Read {}
    }

    /// What waits for a decision, in words; none where nothing does.
    @Nullable String asked(Page page, Task task) {
        var asked = task.asked();
        if (asked == null) {
            return null;
        }
        var until = asked.until();
        return until == null
                ? page.w("board.task.asks-withdrawal", asked.reason())
                : page.w("board.task.asks-until", page.format().shortDate(until), asked.reason());
    }

    /// What somebody can do to a task, the likeliest first.
    List<Form> of(Page page, Task task, boolean leads, boolean orders, Map<String, String> sent) {
        var forms = new ArrayList<Form>();
        boolean open = task.status() == Task.Status.OPEN && task.lead() != null;
        boolean asked = task.asked() != null;
        if (orders && asked) {
            forms.add(form(page, "grant", "decline", words(page, "grant", sent)));
        }
        if (leads && open) {
            forms.add(
                    form(
                            page,
                            "report",
                            null,
                            day(page, "report", sent),
                            words(page, "report", sent)));
            forms.add(form(page, "comment", null, words(page, "comment", sent)));
        }
        if (leads && open && !asked) {
            forms.add(
                    form(
                            page,
                            "extend",
                            null,
                            day(page, "extend", sent),
                            words(page, "extend", sent)));
            forms.add(form(page, "withdraw", null, words(page, "withdraw", sent)));
            forms.add(form(page, "hand-back", null, words(page, "hand-back", sent)));
        }
        if (orders
                && (task.status() == Task.Status.DONE || task.status() == Task.Status.WITHDRAWN)) {
            forms.add(form(page, "reopen", null, words(page, "reopen", sent)));
        }
        if (orders && task.status() != Task.Status.DONE && task.status() != Task.Status.WITHDRAWN) {
            forms.add(
                    form(
                            page,
                            "name-lead",
                            null,
                            lead(page, sent),
                            words(page, "name-lead", sent)));
        }
        return forms;
    }

    /// The step that a form asks for; none where there is no such form.
    Optional<Read> read(String act, Map<String, String> sent) {
        String words =
                sent.getOrDefault("words-" + (act.equals("decline") ? "grant" : act), "").strip();
        return Optional.ofNullable(
                switch (act) {
                    case "comment" -> new Read.Step(new Step.Comment(words));
                    case "report" -> dated(sent, act, day -> new Step.Report(day, words));
                    case "extend" -> dated(sent, act, day -> new Step.AskExtension(day, words));
                    case "withdraw" -> new Read.Step(new Step.AskWithdrawal(words));
                    case "hand-back" -> new Read.Step(new Step.HandBack(words));
                    case "grant" -> new Read.Step(new Step.Decide(true, words));
                    case "decline" -> new Read.Step(new Step.Decide(false, words));
                    case "reopen" -> new Read.Step(new Step.Reopen(words));
                    case "name-lead" -> named(sent, words);
                    default -> null;
                });
    }

    private static Read dated(
            Map<String, String> sent,
            String act,
            java.util.function.Function<LocalDate, Step> step) {
        try {
            return new Read.Step(step.apply(LocalDate.parse(Field.dateFrom(sent, "day-" + act))));
        } catch (DateTimeException _) {
            return new Read.Faulty("board.task.no-day");
        }
    }

    private static Read named(Map<String, String> sent, String words) {
        try {
            return new Read.Step(
                    new Step.NameLead(
                            new AgencyCode(sent.getOrDefault("lead", "").strip()), words));
        } catch (IllegalArgumentException _) {
            return new Read.Faulty("board.task.refusal.NO_SUCH_AGENCY");
        }
    }

    private static Form form(Page page, String act, @Nullable String other, Field... fields) {
        return new Form(act, page.w("board.task.act." + act), List.of(fields), other);
    }

    private static Field words(Page page, String act, Map<String, String> sent) {
        return Field.longText("words-" + act, page.w("board.task.words." + act))
                .value(sent.get("words-" + act));
    }

    private static Field day(Page page, String act, Map<String, String> sent) {
        return Field.date("day-" + act, page.w("board.task.day." + act))
                .value(Field.dateFrom(sent, "day-" + act));
    }

    private static Field lead(Page page, Map<String, String> sent) {
        return Field.text("lead", page.w("board.task.lead-code"))
                .hint(page.w("board.task.lead-code.hint"))
                .value(sent.get("lead"));
    }
}
