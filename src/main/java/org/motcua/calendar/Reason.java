package org.motcua.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// One line of the explanation of a due date. `article` is the legal source as the country's
/// calendar names it, empty where the definition names none.
public sealed interface Reason {
    String article();

    /// The span that was asked for and the moment from which it runs.
    record Started(Instant at, Span span, String article) implements Reason {}

    /// Arrived after the cut-off or on a day off: counts from the opening of a later working day.
    record ArrivedLate(
            LocalDate arrived, @Nullable LocalTime cutOff, Instant counts, String article)
            implements Reason {}

    /// The day of the event itself is not counted.
    record FirstDayLeftOut(LocalDate day, String article) implements Reason {}

    /// Counted as so many halves of a working day ; `total` are the halves counted up to and with
    /// it.
    record Counted(LocalDate day, int halves, int total, String article) implements Reason {}

    /// Working minutes counted on a day.
    record Worked(LocalDate day, int minutes, String article) implements Reason {}

    /// Calendar days that ran, the first and the last included.
    record Ran(LocalDate from, LocalDate until, int days, String article) implements Reason {}

    /// Not counted: a weekly rest day.
    record RestDay(LocalDate day, String article) implements Reason {}

    /// Not counted: a holiday or a substitute day off.
    record Skipped(LocalDate day, Text why, String article) implements Reason {}

    /// A weekend day that is worked in exchange for another.
    record MadeUp(LocalDate day, Text why, String article) implements Reason {}

    /// The clock stood still.
    record Paused(LocalDate day, Pause pause, int halves, String article) implements Reason {}

    /// The last day fell on a day off.
    record MovedOn(LocalDate from, LocalDate to, String article) implements Reason {}

    /// The month has no such day, so its last one.
    record LastOfMonth(LocalDate day, String article) implements Reason {}

    /// The official calendar of this year is not announced yet.
    record NotAnnounced(int year, String article) implements Reason {}

    /// The end.
    record Ends(Instant at, String article) implements Reason {}
}
