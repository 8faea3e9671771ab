package org.motcua.directive;

/// Why a step cannot be taken. The words for people are `directive.refusal.<NAME>`.
public enum Refusal {
    /// There is no such task, or it is not for this person to see.
    UNKNOWN,
    /// The person may not take this step for this agency.
    NOT_YOURS,
    /// Somebody changed the task in the meantime.
    CHANGED,
    /// A reason, a report or a comment is missing.
    NO_WORDS,
    TOO_LONG,
    /// A task to a group is done by its parts; a task without a lead first needs one.
    NO_LEAD,
    NOT_OPEN,
    NOT_DONE,
    /// Nothing is done on a day that is still to come.
    DAY_AHEAD,
    /// The new day is not after today and after the present deadline.
    DAY_NOT_LATER,
    /// A task that returns or never ends has no date to move.
    NO_DATE_TO_MOVE,
    ALREADY_ASKED,
    NOTHING_ASKED,
    SAME_LEAD,
    /// There is no agency of that code today.
    NO_SUCH_AGENCY,
    /// The session has its minutes already.
    SESSION_CLOSED,
    /// A document lacks its number, title or day.
    DOCUMENT_UNCLEAR,
    /// A document of that number and day is there already.
    DOCUMENT_KNOWN,
    FILE_EMPTY,
    FILE_NOT_UTF8,
    /// Neither a list of values nor a workbook, or one that is broken.
    FILE_UNREADABLE,
    FILE_TOO_LONG,
    /// No row names the columns of task and lead.
    FILE_NO_COLUMNS,
    /// The country does not say how annexes are written.
    NO_FORM
}
