package org.motcua.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.regex.Pattern;
import org.motcua.kernel.Money;

/// How a value is written on paper.
public enum ValueKind {
    @JsonProperty("text")
    TEXT,
    /// 24/11/2026
    @JsonProperty("date")
    DATE,
    /// The date in full, as under a decision.
    @JsonProperty("long-date")
    LONG_DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("money")
    MONEY,
    /// A code to scan.
    @JsonProperty("qr")
    QR,
    @JsonProperty("rows")
    ROWS;

    /// Whether a value can be written this way.
    boolean takes(Object value) {
        return switch (this) {
            case TEXT, QR -> !(value instanceof Collection);
            case DATE, LONG_DATE -> value instanceof TemporalAccessor || day(value.toString());
            case TIME -> value instanceof TemporalAccessor;
            case NUMBER, MONEY -> value instanceof Number || value instanceof Money;
            case ROWS -> value instanceof Collection;
        };
    }

    private static boolean day(String text) {
        if (YEAR.matcher(text).matches()) {
            return true;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// A year alone, for people whose day of birth nobody knows.
    static final Pattern YEAR = Pattern.compile("[0-9]{4}");
}
