package org.motcua.exchange;

import java.util.List;
import java.util.Map;

/// What passed through a gateway in one hour, and what did not.
///
/// @param hour counted from 1970, in UTC
public record Passed(long hour, List<Cell> cells) {
    public Passed {
        cells = List.copyOf(cells);
    }

    /// Messages that are alike.
    ///
    /// @param agreement id and version; empty where none fitted
    /// @param asked bytes of the bodies of requests
    /// @param answered bytes of the bodies of responses
    /// @param micros how long all of them took together
    /// @param waits how many took how long, by [#place(long)]
    public record Cell(
            Side side,
            String client,
            String service,
            String agreement,
            Outcome outcome,
            long count,
            long asked,
            long answered,
            long micros,
            Map<Integer, Long> waits) {
        public Cell {
            waits = Map.copyOf(waits);
        }
    }

    /// On which side of an exchange a gateway stood.
    public enum Side {
        ASKS,
        ANSWERS
    }

    /// What became of a message.
    public enum Outcome {
        /// The service answered.
        OK,
        /// The service found fault with the request (4xx).
        CLIENT,
        /// The service or the exchange failed (5xx).
        SERVICE,
        /// The exchange did not let it pass.
        REFUSED
    }

    /// So many classes of waits there are; four for each doubling.
    public static final int WAITS = 128;

    /// The class of a wait.
    public static int place(long micros) {
        if (micros < 4) {
            return (int) Math.max(0, micros);
        }
        int top = 63 - Long.numberOfLeadingZeros(micros);
        int place = (top - 1) * 4 + (int) (micros >>> (top - 2) & 3);
        return Math.min(place, WAITS - 1);
    }

    /// The longest wait of a class, in microseconds.
    public static long longest(int place) {
        if (place < 4) {
            return place;
        }
        int top = place / 4 + 1;
        return ((4L + place % 4 + 1) << (top - 2)) - 1;
    }
}
