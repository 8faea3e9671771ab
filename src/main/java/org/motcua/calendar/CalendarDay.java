package org.motcua.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.motcua.kernel.Text;

/// A day that differs from its weekday: a row of a file under `calendar/days/`.
///
/// @param source the document that says so
/// @param status how sure it is
public record CalendarDay(LocalDate day, Kind kind, Text name, String source, Status status) {
    public enum Kind {
        /// A day off by law.
        @JsonProperty("holiday")
        HOLIDAY,
        /// A day off in place of a holiday that fell on a day off, or given for another day.
        @JsonProperty("substitute")
        SUBSTITUTE,
        /// A weekend day that is worked in exchange for another.
        @JsonProperty("make-up")
        MAKE_UP
    }

    public enum Status {
        /// In the official announcement of the year.
        @JsonProperty("announced")
        ANNOUNCED,
        /// Follows from the law by itself, before any announcement.
        @JsonProperty("law")
        LAW,
        /// The law leaves a choice that nobody has announced yet; set by whoever runs this program.
        @JsonProperty("expected")
        EXPECTED
    }
}
