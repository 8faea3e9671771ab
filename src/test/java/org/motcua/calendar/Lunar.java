package org.motcua.calendar;

import java.time.LocalDate;

/// Days of the Vietnamese lunar calendar, computed from new moons and the sun's longitude at UTC+7
/// (Jean Meeus, Astronomical Algorithms, shortened series). Only a cross-check of the calendar's
/// data: the data is what counts.
final class Lunar {
    private static final double SYNODIC = 29.530588853;
    private static final double ZONE = 7.0 / 24;

    private Lunar() {}

    /// For months before the leap month of a year, which is all that the holidays need.
    static LocalDate toSolar(int day, int month, int year) {
        // the eleventh month holds the winter solstice; the first month is two months later,
        // three where a leap month stands between
        long eleventh = eleventhMonth(year - 1);
        int leaps = leapBefore(eleventh, eleventhMonth(year), month + 1) ? 1 : 0;
        return day(newMoonDay(eleventh + month + 1 + leaps)).plusDays(day - 1L);
    }

    private static boolean leapBefore(long from, long to, int months) {
        if (to - from == 12) {
            return false;
        }
        for (int i = 1; i <= months; i++) {
            if (sector(newMoonDay(from + i)) == sector(newMoonDay(from + i + 1))) {
                return true;
            }
        }
        return false;
    }

    /// The number of the new moon that begins the month with the winter solstice of a year.
    private static long eleventhMonth(int year) {
        long end = LocalDate.of(year, 12, 31).toEpochDay();
        long k = Math.round((end - LocalDate.of(1900, 1, 1).toEpochDay()) / SYNODIC);
        while (newMoonDay(k) > end) {
            k--;
        }
        return sector(newMoonDay(k)) >= 9 ? k - 1 : k;
    }

    private static LocalDate day(long epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }

    /// The day, counted from 1970, on which the k-th new moon since 1900 falls at UTC+7.
    private static long newMoonDay(long k) {
        double t = k / 1236.85;
        double jd =
                2415020.75933
                        + SYNODIC * k
                        + 0.0001178 * t * t
                        - 0.000000155 * t * t * t
                        + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t * t);
        double m = 359.2242 + 29.10535608 * k - 0.0000333 * t * t;
        double mp = 306.0253 + 385.81691806 * k + 0.0107306 * t * t;
        double f = 21.2964 + 390.67050646 * k - 0.0016528 * t * t;
        double c =
                (0.1734 - 0.000393 * t) * sin(m)
                        + 0.0021 * sin(2 * m)
                        - 0.4068 * sin(mp)
                        + 0.0161 * sin(2 * mp)
                        - 0.0004 * sin(3 * mp)
                        + 0.0104 * sin(2 * f)
                        - 0.0051 * sin(m + mp)
                        - 0.0074 * sin(m - mp)
                        + 0.0004 * sin(2 * f + m)
                        - 0.0004 * sin(2 * f - m)
                        - 0.0006 * sin(2 * f + mp)
                        + 0.0010 * sin(2 * f - mp)
                        + 0.0005 * sin(2 * mp + m);
        double deltaT = -0.000278 + 0.000265 * t + 0.000262 * t * t;
        return (long) Math.floor(jd + c - deltaT + 0.5 + ZONE) - 2440588;
    }

    /// In which twelfth of its way the sun stands at the beginning of a day, 0 from the spring
    /// equinox.
    private static int sector(long epochDay) {
        double t = (epochDay + 2440588 - 0.5 - ZONE - 2451545.0) / 36525;
        double m = 357.52910 + 35999.05030 * t;
        double longitude =
                280.46645
                        + 36000.76983 * t
                        + (1.914600 - 0.004817 * t) * sin(m)
                        + (0.019993 - 0.000101 * t) * sin(2 * m)
                        + 0.000290 * sin(3 * m);
        return (int) Math.floor(((longitude % 360) + 360) % 360 / 30);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
