package org.motcua.links;

/// What was decided about an owner in a record.
public enum Verdict {
    LINKED,
    /// A clerk is asked.
    ASKED,
    /// This person is not meant.
    REFUSED,
    /// Nobody in the registry is meant.
    NOBODY,
    /// An earlier decision was taken back.
    UNDONE
}
