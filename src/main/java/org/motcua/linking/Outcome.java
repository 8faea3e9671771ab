package org.motcua.linking;

/// What became of a record.
public enum Outcome {
    /// Nobody among the persons is likely enough.
    NOBODY(0),
    /// Somebody is likely, but a person decides.
    CLERK(1),
    /// Linked without asking.
    AUTOMATIC(2);

    private static final java.util.List<Outcome> ALL = java.util.List.of(values());
    private final int index;

    Outcome(int index) {
        this.index = index;
    }

    byte index() {
        return (byte) index;
    }

    static Outcome at(byte index) {
        return ALL.get(index);
    }
}
