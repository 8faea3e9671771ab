package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import org.motcua.calendar.Due;
import org.motcua.calendar.Pause;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.procedure.Deadline;

/// The two clocks of a dossier, side by side.
///
/// The *legal* one is promised to the person: after a supplement it starts from zero (Decree
/// 61/2018), or the time waited is taken off where the procedure says so. The *measured* one is
/// that of index 766 (Decision 766/QĐ-TTg): it runs from receipt, and the time in which the
/// applicant had to act is taken off. They can differ by weeks, so both are kept.
public final class DossierClock {
    /// Why the applicant had to act: something was missing.
    public static final String SUPPLEMENT = "supplement";

    static final String PAYMENT = "payment";

    private final Deadline deadline;
    private final WorkingCalendar calendar;

    public DossierClock(Deadline deadline, WorkingCalendar calendar) {
        this.deadline = deadline;
        this.calendar = calendar;
    }

    /// Until when by each clock, with how the legal one was counted.
    public record Dues(Instant legal, Instant measured, Due counted) {}

    /// @param received when the dossier was received
    /// @param clockFrom from when the legal clock counts
    /// @param pauses all stretches of waiting, in order; their reason is the kind
    public Dues dues(Instant received, Instant clockFrom, List<Pause> pauses) {
        var legal =
                calendar.due(
                        clockFrom, deadline.span(), deadline.cutOff(), legal(clockFrom, pauses));
        var measured = calendar.due(received, deadline.span(), deadline.cutOff(), pauses);
        return new Dues(legal.at(), measured.at(), legal);
    }

    /// Promises the dates anew once a wait is over.
    void promise(Moving moving, Instant clockFrom, List<Pause> pauses) {
        var received = moving.before.dates().received().orElse(moving.at);
        moving.promise(clockFrom, dues(received, clockFrom, pauses));
    }

    /// From when the legal clock counts after everything that was asked for came in.
    public Instant clockFromAfterSupplement(Instant clockFrom, Instant supplied) {
        return deadline.supplement() == Deadline.Supplement.RESTART ? supplied : clockFrom;
    }

    private List<Pause> legal(Instant clockFrom, List<Pause> pauses) {
        return pauses.stream()
                .filter(pause -> pause.until().isAfter(clockFrom))
                .filter(pause -> pause.reason().equals(SUPPLEMENT) || deadline.pausedByPayment())
                .toList();
    }
}
