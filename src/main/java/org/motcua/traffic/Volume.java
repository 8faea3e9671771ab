package org.motcua.traffic;

import org.motcua.exchange.Passed;

/// What passed of one kind in one time, summed.
///
/// @param good answered, also where the service found fault with the request
/// @param failed the service or the exchange failed
/// @param refused the exchange did not let it pass
/// @param bytes of requests and responses together
public record Volume(long messages, long good, long failed, long refused, long bytes, Waits waits) {
    public static final Volume NONE = new Volume(0, 0, 0, 0, 0, new Waits(new long[0]));

    /// Both together.
    public Volume plus(Volume other) {
        return new Volume(
                messages + other.messages,
                good + other.good,
                failed + other.failed,
                refused + other.refused,
                bytes + other.bytes,
                waits.plus(other.waits));
    }

    /// How many took how long.
    public static final class Waits {
        private final long[] counts;

        Waits(long[] counts) {
            this.counts = counts.clone();
        }

        Waits plus(Waits other) {
            var sum = new long[Math.max(counts.length, other.counts.length)];
            for (int i = 0; i < sum.length; i++) {
                sum[i] =
                        (i < counts.length ? counts[i] : 0)
                                + (i < other.counts.length ? other.counts[i] : 0);
            }
            return new Waits(sum);
        }

        long[] counts() {
            return counts.clone();
        }

        /// In so many milliseconds this share had its answer; 0 where nothing passed.
        ///
        /// @param share 0.5 for the median
        public double millis(double share) {
            long all = 0;
            for (long count : counts) {
                all += count;
            }
            long needed = (long) Math.ceil(all * share);
            long seen = 0;
            for (int i = 0; i < counts.length; i++) {
                seen += counts[i];
                if (seen >= needed && seen > 0) {
                    return Passed.longest(i) / 1000.0;
                }
            }
            return 0;
        }
    }
}
