package org.motcua.directive;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A series of sessions in which leaders review what is late and why.
///
/// @param days how many days lie between two sessions; none: one a month, on the day of the first
/// @param first the day of the first session
/// @param time when a session begins
/// @param minutes how long a session lasts
/// @param chair the agency that invites and whose officers close a session
/// @param issuer whose documents are reviewed; none: all
/// @param basis the document that orders the sessions
public record ReviewSeries(
        String id,
        Text title,
        @Nullable Integer days,
        LocalDate first,
        LocalTime time,
        int minutes,
        String chair,
        @Nullable String issuer,
        Text basis) {
    public static final Kind<ReviewSeries> KIND =
            Kind.of("review-series", "directives/reviews/*.yaml", ReviewSeries.class);

    /// The first session on a day or after it.
    public LocalDate next(LocalDate day) {
        if (!day.isAfter(first)) {
            return first;
        }
        if (days != null) {
            long passed = ChronoUnit.DAYS.between(first, day);
            return first.plusDays((passed + days - 1) / days * days);
        }
        long months = ChronoUnit.MONTHS.between(first, day);
        var session = first.plusMonths(months);
        return session.isBefore(day) ? first.plusMonths(months + 1) : session;
    }

    /// The session after a session.
    public LocalDate after(LocalDate session) {
        return next(session.plusDays(1));
    }

    /// Whether a session is held on a day.
    public boolean heldOn(LocalDate day) {
        return next(day).equals(day);
    }
}
