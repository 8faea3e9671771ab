package org.motcua.report;

import org.jspecify.annotations.Nullable;

/// What stands in one place of a report.
///
/// @param filled what the program filled in: a whole number, a day ("2026-11-14") or words
/// @param typed what a person typed, or changed what was filled in to
/// @param reason why a person changed what was filled in
public record Cell(@Nullable String filled, @Nullable String typed, @Nullable String reason) {
    static final Cell EMPTY = new Cell(null, null, null);

    /// What counts.
    public @Nullable String value() {
        return typed != null ? typed : filled;
    }

    /// Whether a person says otherwise than the program.
    public boolean changed() {
        return typed != null && reason != null && !typed.equals(filled);
    }

    /// What counts as a number; nothing is 0.
    public long amount() {
        String value = value();
        return value == null || !value.matches("-?[0-9]{1,18}") ? 0 : Long.parseLong(value);
    }
}
