package org.motcua.identity;

import java.util.List;

/// The words of those who represent somebody only together, to one matter as it stands now.
///
/// @param needed how many have to agree; 1: nobody needs another's word
/// @param given who agreed, by name, in the order in which they did
/// @param mine whether whoever asks is among them
public record Assent(int needed, List<String> given, boolean mine) {
    /// Of whoever acts for themselves, or alone for another.
    public static final Assent ALONE = new Assent(1, List.of(), false);

    public Assent {
        given = List.copyOf(given);
    }

    /// Whether more than one has to agree.
    public boolean together() {
        return needed > 1;
    }

    /// Whether it may be done.
    public boolean enough() {
        return !together() || given.size() >= needed;
    }

    /// Without the names.
    @Override
    public String toString() {
        return "Assent[%d of %d]".formatted(given.size(), needed);
    }
}
