package org.motcua.calendar;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Loading;
import org.motcua.server.Kinds;

/// The calendar of the shipped country.
final class Vietnam {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Country COUNTRY = load();
    static final WorkingCalendar OFFICE = hours("office");

    private Vietnam() {}

    static WorkingCalendar hours(String id) {
        return WorkingCalendar.of(COUNTRY, id, LocalDate.of(2026, 1, 1));
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    private static Country load() {
        return switch (Countries.load(Path.of("country/vietnam"), Kinds.all())) {
            case Loading.Loaded(var country) -> country;
            case Loading.Broken(var faults) ->
                    throw new AssertionError(
                            String.join("\n", faults.stream().map(Object::toString).toList()));
        };
    }
}
