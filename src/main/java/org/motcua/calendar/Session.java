package org.motcua.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalTime;

/// A stretch of work within one day, written `07:30-11:30`.
public record Session(LocalTime from, LocalTime until) {
    public Session {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a session ends after it begins: " + from);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Session parse(String text) {
        int dash = text.indexOf('-');
        try {
            return new Session(
                    LocalTime.parse(text.substring(0, Math.max(dash, 0))),
                    LocalTime.parse(text.substring(dash + 1)));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("hours are written 07:30-11:30, not " + text);
        }
    }

    int minutes() {
        return (until.toSecondOfDay() - from.toSecondOfDay()) / 60;
    }

    @JsonValue
    @Override
    public String toString() {
        return from + "-" + until;
    }
}
