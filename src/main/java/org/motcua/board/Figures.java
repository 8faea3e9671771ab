package org.motcua.board;

import java.util.Optional;
import java.util.OptionalDouble;

/// The numbers of one place and time.
///
/// @param counts what came in and what was finished in that time
/// @param taken how long what was finished in that time was with the agency
/// @param now what waits at this moment, whenever it was filed
public record Figures(Counts counts, Optional<Taken> taken, Now now) {
    /// Below this many a share says nothing about who does well.
    public static final int FEW = 30;

    static final Figures NONE = new Figures(Counts.NONE, Optional.empty(), new Now(0, 0));

    /// Whether nothing was filed or finished and nothing waits.
    boolean idle() {
        return counts.filed() + counts.finished() + now.waiting() == 0;
    }

    /// @param wholeOnline filed over the network by the person alone, for procedures that are
    ///   online from the first to the last step
    /// @param assisted filed by an officer for somebody
    /// @param owing with a fee
    /// @param measured finished, and a date was promised
    public record Counts(
            long filed,
            long online,
            long wholeOnline,
            long assisted,
            long owing,
            long paidOnline,
            long finished,
            long measured,
            long onTime) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// Half took at most the median, nine of ten at most p90, as [LawTime] counts.
    ///
    /// @param elapsed the median in seconds, day and night
    public record Taken(long count, double median, double p90, double elapsed) {}

    /// @param waiting not finished
    /// @param late of those, over the date promised by the law
    public record Now(long waiting, long late) {}

    /// A share of one hundred; nothing where there is nothing to have a share of.
    static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
    }
}
