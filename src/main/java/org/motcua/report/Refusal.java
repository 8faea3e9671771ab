package org.motcua.report;

/// Why a report was not written or sent. The words for people are `report.refusal.<NAME>`.
public enum Refusal {
    NOT_YOURS,
    /// Somebody wrote in it in the meantime.
    CHANGED,
    /// It was sent; to change it, it has to be opened again.
    SENT,
    NOT_SENT,
    /// The last day that counts is still to come.
    NOT_OVER,
    /// What was typed is no whole number, or less than nothing.
    NO_NUMBER,
    NO_DAY,
    TOO_LONG,
    NO_REASON,
    /// No such row or column, or one that follows from others.
    NO_CELL,
    /// Something that has to be typed is missing.
    INCOMPLETE
}
