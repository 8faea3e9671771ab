package org.motcua.directive;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.Deadline.Every;
import org.motcua.directive.Task.Status;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// What a step makes of a task: the rules alone, without clock or database.
final class TaskRules {
    private static final int LONGEST = 2000;

    private TaskRules() {}

    /// What comes of a step.
    sealed interface Outcome {
        /// The task as it is then; a new request is in [Task#asked()] only once it is stored.
        record Moved(Task task) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    static Outcome apply(Task task, Step step, LocalDate today) {
        return refusal(task, step, today)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Moved(moved(task, step)));
    }

    private static Optional<Refusal> refusal(Task task, Step step, LocalDate today) {
        if (step.words().isBlank()) {
            return Optional.of(Refusal.NO_WORDS);
        }
        if (step.words().length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        if (task.lead() == null && !(step instanceof Step.NameLead)) {
            return Optional.of(Refusal.NO_LEAD);
        }
        return Optional.ofNullable(
                switch (step) {
                    case Step.Comment _ -> null;
                    case Step.Report(var on, _) -> report(task, on, today);
                    case Step.AskExtension(var until, _) -> extension(task, until, today);
                    case Step.AskWithdrawal _ -> request(task);
                    case Step.HandBack _ -> open(task);
                    case Step.Decide _ -> task.asked() == null ? Refusal.NOTHING_ASKED : null;
                    case Step.NameLead(var lead, _) -> lead(task, lead);
                    case Step.Reopen _ -> finished(task) ? null : Refusal.NOT_DONE;
                });
    }

    private static @Nullable Refusal report(Task task, LocalDate on, LocalDate today) {
        return on.isAfter(today) ? Refusal.DAY_AHEAD : open(task);
    }

    private static @Nullable Refusal extension(Task task, LocalDate until, LocalDate today) {
        boolean later = task.deadline().last().map(until::isAfter).orElse(true);
        if (task.deadline() instanceof Every || task.deadline() instanceof Deadline.Ongoing) {
            return Refusal.NO_DATE_TO_MOVE;
        }
        return later && until.isAfter(today) ? request(task) : Refusal.DAY_NOT_LATER;
    }

    private static @Nullable Refusal request(Task task) {
        return task.asked() != null ? Refusal.ALREADY_ASKED : open(task);
    }

    private static @Nullable Refusal open(Task task) {
        return task.status() == Status.OPEN ? null : Refusal.NOT_OPEN;
    }

    private static @Nullable Refusal lead(Task task, AgencyCode lead) {
        if (finished(task)) {
            return Refusal.NOT_OPEN;
        }
        return lead.equals(task.lead()) && task.status() == Status.OPEN ? Refusal.SAME_LEAD : null;
    }

    private static boolean finished(Task task) {
        return task.status() == Status.DONE || task.status() == Status.WITHDRAWN;
    }

    private static Task moved(Task task, Step step) {
        var change = new TaskChange(task).said(step);
        return switch (step) {
            case Step.Comment _, Step.AskExtension _, Step.AskWithdrawal _ -> change.next();
            case Step.Report(var on, var evidence) -> reported(change, task, on, evidence);
            case Step.HandBack _ -> change.status(Status.RETURNED).answered().next();
            case Step.NameLead(var lead, _) -> change.lead(lead).status(Status.OPEN).next();
            case Step.Reopen _ -> change.status(Status.OPEN).notDone().next();
            case Step.Decide(var grant, _) -> decided(task, grant);
        };
    }

    /// A task that returns is never done: its next period begins.
    private static Task reported(TaskChange change, Task task, LocalDate on, String evidence) {
        change.result(evidence).answered();
        if (task.deadline() instanceof Every(var rhythm, var next)) {
            return change.deadline(new Every(rhythm, rhythm.end(next.plusDays(1)))).next();
        }
        return change.status(Status.DONE).doneOn(on).next();
    }

    private static Task decided(Task task, boolean grant) {
        var change = new TaskChange(task).answered();
        Request asked = task.asked();
        if (!grant || asked == null) {
            return change.next();
        }
        var until = asked.until();
        return until == null
                ? change.status(Status.WITHDRAWN).next()
                : change.deadline(new Deadline.On(until)).next();
    }

    /// A task about to change, so that each rule names only what it changes.
    private static final class TaskChange {
        private final Task task;
        private @Nullable AgencyCode lead;
        private Deadline deadline;
        private Status status;
        private @Nullable LocalDate doneOn;
        private @Nullable Text result;
        private @Nullable Request asked;
        private @Nullable String said;
        private boolean newLead;

        TaskChange(Task task) {
            this.task = task;
            this.lead = task.lead();
            this.deadline = task.deadline();
            this.status = task.status();
            this.doneOn = task.doneOn();
            this.result = task.result();
            this.asked = task.asked();
            this.said = task.said();
        }

        TaskChange lead(AgencyCode one) {
            lead = one;
            newLead = true;
            return this;
        }

        TaskChange deadline(Deadline one) {
            deadline = one;
            return this;
        }

        TaskChange status(Status one) {
            status = one;
            return this;
        }

        TaskChange doneOn(LocalDate day) {
            doneOn = day;
            return this;
        }

        TaskChange notDone() {
            doneOn = null;
            return this;
        }

        TaskChange result(String words) {
            var tags = task.text().byLanguage().keySet();
            var same = new LinkedHashMap<String, String>();
            tags.forEach(tag -> same.put(tag, words));
            result = new Text(same);
            return this;
        }

        TaskChange said(Step step) {
            said = step.ofTheOrderer() ? said : step.words().strip();
            return this;
        }

        /// Whatever was asked for waits no longer.
        TaskChange answered() {
            asked = null;
            return this;
        }

        Task next() {
            return new Task(
                    task.id(),
                    task.directive(),
                    task.label(),
                    task.parent(),
                    lead,
                    newLead ? lead : task.answers(),
                    task.named(),
                    task.partners(),
                    task.text(),
                    task.product(),
                    task.authority(),
                    task.ordered(),
                    deadline,
                    task.measure(),
                    status,
                    doneOn,
                    result,
                    asked,
                    said,
                    task.changed(),
                    task.version() + 1);
        }
    }
}
