package org.motcua.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;

/// When things happen: at some moment of a day, and when somebody works.
record Days(ZoneId zone, SplittableRandom random) {
    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /// Some moment between morning and afternoon.
    Instant at(LocalDate day) {
        return day.atTime(8, 0)
                .atZone(zone)
                .toInstant()
                .plus(Duration.ofMinutes(random.nextInt(500)));
    }

    /// The same moment, or the next morning on which somebody works.
    Instant working(Instant at) {
        var local = at.atZone(zone);
        if (local.getHour() >= 17) {
            local = local.toLocalDate().plusDays(1).atTime(8, 5).atZone(zone);
        } else if (local.getHour() < 8) {
            local = local.toLocalDate().atTime(8, 5).atZone(zone);
        }
        while (local.getDayOfWeek() == DayOfWeek.SATURDAY
                || local.getDayOfWeek() == DayOfWeek.SUNDAY) {
            local = local.plusDays(1);
        }
        return local.toInstant();
    }
}
