package org.motcua.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.motcua.TestCountry;
import org.motcua.country.Country;

/// The calendar of the shipped country.
final class Vietnam {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Country COUNTRY = TestCountry.COUNTRY;
    static final WorkingCalendar OFFICE = hours("office");

    private Vietnam() {}

    static WorkingCalendar hours(String id) {
        return WorkingCalendar.of(COUNTRY, id, LocalDate.of(2026, 1, 1));
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }
}
