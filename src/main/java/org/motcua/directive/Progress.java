package org.motcua.directive;

/// How a task stands, as those who follow it say it. Which it is follows from dates alone (except
/// that something is done, withdrawn or handed back); nobody types it.
///
/// That an extension or a withdrawal was asked for is no standing of its own: a late task stays
/// late until the request is granted (see [Task#asked()]).
public enum Progress {
    /// The deadline lies ahead.
    IN_TIME,
    /// The deadline is near; see [Progress#NEAR].
    DUE_SOON,
    /// The deadline has passed.
    OVERDUE,
    /// To be done all the time.
    ONGOING,
    /// Under way without a deadline.
    NO_DEADLINE,
    DONE_ON_TIME,
    DONE_LATE,
    /// Done, and there was no deadline to meet.
    DONE,
    /// No longer to be done.
    WITHDRAWN,
    /// Handed back by the lead as not theirs; whoever ordered it must name another.
    RETURNED;

    /// How many days before its deadline a task is due soon.
    public static final int NEAR = 7;

    /// Whether the task is still to be done.
    public boolean open() {
        return switch (this) {
            case IN_TIME, DUE_SOON, OVERDUE, ONGOING, NO_DEADLINE, RETURNED -> true;
            case DONE_ON_TIME, DONE_LATE, DONE, WITHDRAWN -> false;
        };
    }
}
