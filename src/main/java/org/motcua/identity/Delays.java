package org.motcua.identity;

import java.time.Duration;
import java.util.stream.IntStream;

/// How long a sign-in has to wait after failures: nothing for the first few, because people
/// mistype, then twice as long each time up to a limit. It never closes for good, because then
/// anybody could lock anybody out.
///
/// @param free failures without a wait
/// @param first the first wait
/// @param longest the longest wait
record Delays(int free, Duration first, Duration longest) {
    /// For one account: a guesser gets about a hundred tries a day.
    static final Delays ACCOUNT = new Delays(4, Duration.ofSeconds(15), Duration.ofMinutes(15));

    /// For one network address: a whole office stands behind one, so it is more patient.
    static final Delays ADDRESS = new Delays(40, Duration.ofSeconds(15), Duration.ofMinutes(15));

    /// After so long without a failure, counting starts anew.
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    Duration after(int failures) {
        int beyond = failures - free;
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        var wait = first.multipliedBy(1L << Math.min(beyond - 1, 16));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /// The waits in seconds after 1, 2, 3 … failures, up to where they no longer grow.
    Integer[] seconds() {
        return IntStream.rangeClosed(1, free + 17)
                .mapToObj(failures -> (int) after(failures).toSeconds())
                .toArray(Integer[]::new);
    }
}
