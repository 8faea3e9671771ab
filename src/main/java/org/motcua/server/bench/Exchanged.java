package org.motcua.server.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one turn of asking cost by one way.
///
/// @param way through gateways, through nginx, or direct
/// @param micros of processor time for each exchange, of all that took part
/// @param between the same of what stands between who asks and who answers
record Exchanged(String way, double perSecond, double micros, double between) {

    /// The middle one of the turns by a way; not a number where there were none.
    static double median(List<Exchanged> turns, String way, ToDoubleFunction<Exchanged> of) {
        double[] values =
                turns.stream()
                        .filter(turn -> turn.way.equals(way))
                        .mapToDouble(of)
                        .sorted()
                        .toArray();
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
