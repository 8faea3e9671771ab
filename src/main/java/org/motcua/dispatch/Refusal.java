package org.motcua.dispatch;

/// Why an officer's step cannot be taken. The words for people are `dispatch.refusal.<NAME>`.
public enum Refusal {
    /// There is no such document, or it is not for this person to see.
    UNKNOWN,
    NOT_YOURS,
    /// Somebody changed the document in the meantime.
    CHANGED,
    NO_WORDS,
    TOO_LONG,
    /// The document does not stand so that this could be done.
    NOT_NOW,
    /// The sender asks for a change, which is answered first.
    CHANGE_FIRST,
    NOTHING_ASKED,
    /// The new document is accepted or refused instead.
    BY_REPLACEMENT,
    /// Something that every document has is missing.
    INCOMPLETE,
    DAY_UNCLEAR,
    /// What directs something to be done has a day until which.
    NO_DUE,
    NO_RECEIVER,
    /// A receiver is no agency of today, or the sender itself.
    NO_SUCH_AGENCY,
    NO_FILE,
    FILE_EMPTY,
    FILE_TOO_LARGE,
    TOO_MANY_FILES,
    /// The agency has sent a document of this number and day.
    NUMBER_TAKEN,
    /// A change of this document is being drafted.
    DRAFTED,
    /// A receiver has not answered the last change.
    UNANSWERED,
    /// No receiver has it any more.
    NOBODY_HAS_IT,
    /// It directs nothing to be done until a day.
    NO_TASK,
    TASK_THERE
}
