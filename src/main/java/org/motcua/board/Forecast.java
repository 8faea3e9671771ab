package org.motcua.board;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// When what is missing will be there: by what is planned, and by the pace of the last half year.
///
/// @param missing how many lack it now
/// @param planned how many of these have a day for it, by day
/// @param closed how many got it in the last [#DAYS] days
public record Forecast(long missing, SortedMap<LocalDate, Long> planned, long closed) {
    /// The stretch by which the pace is taken.
    public static final int DAYS = 180;

    private static final int FARTHEST = 36_500;

    /// @param days the days for which it is planned, of those that have one
    /// @param closures how many got it, by day
    public static Forecast of(
            long missing,
            Collection<LocalDate> days,
            Map<LocalDate, Long> closures,
            LocalDate today) {
        var planned = new TreeMap<LocalDate, Long>();
        days.forEach(day -> planned.merge(day, 1L, Long::sum));
        long closed =
                closures.entrySet().stream()
                        .filter(one -> !one.getKey().isAfter(today))
                        .filter(one -> one.getKey().isAfter(today.minusDays(DAYS)))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return new Forecast(missing, planned, closed);
    }

    /// How many of what is missing is planned until a day.
    public long plannedUntil(LocalDate day) {
        return planned.headMap(day.plusDays(1)).values().stream().mapToLong(Long::longValue).sum();
    }

    public long unplanned() {
        return missing - planned.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The last day that is planned, where all that is missing has one.
    public Optional<LocalDate> allPlanned() {
        return unplanned() > 0 || planned.isEmpty()
                ? Optional.empty()
                : Optional.of(planned.lastKey());
    }

    /// When the last will have it if it goes on as in the last half year; empty where nothing
    /// moved.
    public Optional<LocalDate> byPace(LocalDate today) {
        if (missing == 0) {
            return Optional.of(today);
        }
        if (closed == 0) {
            return Optional.empty();
        }
        long days = (missing * DAYS + closed - 1) / closed;
        return days > FARTHEST ? Optional.empty() : Optional.of(today.plusDays(days));
    }

    /// By how many days a day is after another; 0 where it is not.
    public static long late(LocalDate deadline, LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(deadline, day));
    }
}
