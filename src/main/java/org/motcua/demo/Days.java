package org.motcua.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;

/// When things happen: at some moment of a day, and when somebody works.
record Days(ZoneId zone, SplittableRandom random) {
    private static final int YEAR = 340;

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

    /// When somebody of a family asks: for a newborn soon after the birth, else more in the last
    /// weeks than before, so that there is work on the desks.
    Instant asked(Play.Who who, Household family, Instant present) {
        if (who == Play.Who.PARENT) {
            var born = family.newborn().orElseThrow().born();
            return at(born.plusDays(2 + random.nextInt(25)));
        }
        int ago = random.nextInt(100) < 25 ? random.nextInt(12) : random.nextInt(YEAR);
        return at(day(present).minusDays(ago));
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
