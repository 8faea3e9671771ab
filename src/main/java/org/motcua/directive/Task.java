package org.motcua.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// One thing that a directive orders.
///
/// @param directive the document that orders it
/// @param label how the document numbers it
/// @param parent the task to a group of agencies of which this is one agency's share
/// @param lead the one agency that answers for it; none for a task to a group (its parts have
///   theirs) and where the document names nobody
/// @param answers the agency that answers for it today, where the lead was merged away since
/// @param named whom the document names, where that is no single agency
/// @param partners agencies that work with the lead
/// @param text what is to be done
/// @param product what is to be there when it is done
/// @param authority who decides or approves it, by the document
/// @param ordered the deadline as it was first ordered
/// @param deadline the deadline that holds
/// @param measure the indicator that shows it done, where there is one
/// @param status what was decided or reported of it
/// @param doneOn the day on which it was done
/// @param result what the lead or the source says of it
/// @param asked what waits for a decision
/// @param said the last words of the lead: how far it is, why it is late
/// @param changed when the last step was taken; none since it was ordered
/// @param version to be named with each step, so that two cannot change it unseen
public record Task(
        UUID id,
        UUID directive,
        String label,
        @Nullable UUID parent,
        @Nullable AgencyCode lead,
        @Nullable AgencyCode answers,
        @Nullable Text named,
        List<String> partners,
        Text text,
        @Nullable Text product,
        @Nullable Text authority,
        Deadline ordered,
        Deadline deadline,
        @Nullable String measure,
        Status status,
        @Nullable LocalDate doneOn,
        @Nullable Text result,
        @Nullable Request asked,
        @Nullable String said,
        @Nullable Instant changed,
        int version) {

    public Task {
        partners = List.copyOf(partners);
    }

    /// What was decided or reported of a task.
    public enum Status {
        OPEN,
        DONE,
        WITHDRAWN,
        RETURNED
    }

    /// The six clarities (sáu rõ) that a task must have.
    public enum Clarity {
        /// Who leads.
        PERSON,
        /// What is to be done.
        WORK,
        /// Until when.
        TIME,
        /// Who answers for it, and who only works with them.
        RESPONSIBILITY,
        /// What is there when it is done.
        PRODUCT,
        /// Who decides.
        AUTHORITY
    }

    /// How it stands on a day.
    public Progress progress(LocalDate today) {
        return switch (status) {
            case WITHDRAWN -> Progress.WITHDRAWN;
            case RETURNED -> overdue(today) ? Progress.OVERDUE : Progress.RETURNED;
            case DONE -> done();
            case OPEN -> underWay(today);
        };
    }

    private Progress done() {
        var due = deadline.last();
        if (due.isEmpty() || doneOn == null) {
            return Progress.DONE;
        }
        return doneOn.isAfter(due.get()) ? Progress.DONE_LATE : Progress.DONE_ON_TIME;
    }

    private Progress underWay(LocalDate today) {
        return switch (deadline) {
            case Deadline.Ongoing _ -> Progress.ONGOING;
            case Deadline.None _ -> Progress.NO_DEADLINE;
            case Deadline.On(var day) -> before(day, today);
            case Deadline.Every(_, var next) -> before(next, today);
        };
    }

    private static Progress before(LocalDate due, LocalDate today) {
        if (today.isAfter(due)) {
            return Progress.OVERDUE;
        }
        return today.plusDays(Progress.NEAR).isBefore(due) ? Progress.IN_TIME : Progress.DUE_SOON;
    }

    private boolean overdue(LocalDate today) {
        return deadline.last().filter(today::isAfter).isPresent();
    }

    /// The clarities that it lacks.
    public Set<Clarity> unclear() {
        var unclear = java.util.EnumSet.noneOf(Clarity.class);
        if (lead == null) {
            unclear.add(Clarity.PERSON);
            unclear.add(Clarity.RESPONSIBILITY);
        }
        if (text.byLanguage().values().stream().anyMatch(String::isBlank)) {
            unclear.add(Clarity.WORK);
        }
        if (deadline instanceof Deadline.None) {
            unclear.add(Clarity.TIME);
        }
        if (product == null) {
            unclear.add(Clarity.PRODUCT);
        }
        if (authority == null) {
            unclear.add(Clarity.AUTHORITY);
        }
        return unclear;
    }

    /// The agency whose queue it is in.
    public Optional<AgencyCode> answering() {
        return Optional.ofNullable(answers).or(() -> Optional.ofNullable(lead));
    }
}
