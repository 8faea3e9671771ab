package org.motcua.procedure;

import java.util.Locale;

/// What is wrong with a record of a published catalogue. The words for people are under
/// `procedure.defect.<id>`.
public enum Defect {
    /// Offered online, yet not marked as a full process (toàn trình).
    ONLINE_NOT_FULL,
    /// Marked as a full process, yet without an online way to file.
    FULL_NOT_ONLINE,
    /// Marked as only offline, yet offering an online way.
    OFFLINE_ONLY_BUT_ONLINE,
    /// A fee of nothing, with the real fee only in words.
    FEE_ONLY_IN_TEXT,
    /// A different length of time for different ways to file.
    TIMES_DIFFER,
    /// The length of time is only in words.
    TIME_ONLY_IN_TEXT,
    /// No length of time at all: no number and no words.
    TIME_MISSING,
    /// No way to file is named.
    NO_METHOD,
    /// The same way to file is named more than once.
    METHOD_TWICE,
    /// No field of administration.
    NO_CATEGORY,
    /// A component of which neither an original nor a copy is wanted.
    ZERO_QUANTITY,
    /// No component is marked as required.
    REQUIRED_NEVER_SET,
    /// No list of papers at all.
    NO_PAPERS,
    /// The code of a ministry that no longer exists.
    LEGACY_AGENCY,
    /// No level of government is marked.
    NO_LEVEL,
    /// No kind of subject that may apply.
    NO_SUBJECT,
    /// Nothing says what comes out of it.
    NO_RESULT,
    /// No legal text is named.
    NO_LEGAL_BASIS,
    /// No steps are described.
    NO_STEPS,
    /// A subject's code in a second spelling (DT12 beside ĐT12).
    SUBJECT_CODE_SPELLING,
    /// Different amounts for different ways to file, more by post or online than at the counter.
    DEARER_ONLINE,
    /// The record itself cannot be read as one.
    UNREADABLE;

    /// As reports and addresses write it: `online-not-full`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Defect of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
