package org.motcua.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.motcua.report.Report.Column;
import org.motcua.report.Sheet.Line;

/// What a person typed into a cell, read.
///
/// @param value as it is kept; none where nothing was typed
/// @param refusal what is wrong; none where nothing is
record Typed(Line line, Column column, @Nullable String value, @Nullable Refusal refusal) {
    private static final int LONGEST = 2000;

    static Typed read(Line line, Column column, String typed) {
        String words = typed.strip();
        if (words.isEmpty()) {
            return new Typed(line, column, null, null);
        }
        return switch (column.type()) {
            case NUMBER, MONEY -> number(line, column, words);
            case DAY -> day(line, column, words);
            case WORDS ->
                    words.length() > LONGEST
                            ? new Typed(line, column, null, Refusal.TOO_LONG)
                            : new Typed(line, column, words, null);
        };
    }

    /// Says which cell a refusal is about.
    static Sheets.Outcome refused(Refusal why, Line line, Column column, String language) {
        return new Sheets.Outcome.Refused(
                why, line.title().in(language) + " · " + column.title().in(language));
    }

    /// Digits, which people part in threes by blanks, points or commas.
    private static Typed number(Line line, Column column, String words) {
        boolean plain = words.matches("[0-9]{1,15}");
        boolean parted = words.matches("[0-9]{1,3}([ .,\\u00A0][0-9]{3}){1,4}");
        return plain || parted
                ? new Typed(
                        line,
                        column,
                        String.valueOf(Long.parseLong(words.replaceAll("[^0-9]", ""))),
                        null)
                : new Typed(line, column, null, Refusal.NO_NUMBER);
    }

    private static Typed day(Line line, Column column, String words) {
        try {
            return new Typed(line, column, LocalDate.parse(words).toString(), null);
        } catch (DateTimeException _) {
            return new Typed(line, column, null, Refusal.NO_DAY);
        }
    }
}
