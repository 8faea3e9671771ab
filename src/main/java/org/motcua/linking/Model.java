package org.motcua.linking;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The weights by which pairs are judged, as they came out of training: thousandths of a bit, so
/// that every engine and every replay comes to the same sum.
///
/// @param rule the hash of the definition that it was trained for
/// @param persons how many persons there were
/// @param m how often a pair of the same person stands on a level, by measure and level
/// @param u how often two persons at random do
public record Model(String rule, long persons, List<List<Double>> m, List<List<Double>> u)
        implements Serializable {
    public Model {
        m = m.stream().map(List::copyOf).toList();
        u = u.stream().map(List::copyOf).toList();
    }

    /// The weight of a level, counted from 1; nothing for none.
    int weight(Measure measure, int level) {
        return level == 0
                ? 0
                : thousandths(
                        m.get(measure.index()).get(level - 1)
                                / u.get(measure.index()).get(level - 1));
    }

    private static int thousandths(double ratio) {
        return (int) Math.round(1000 * Math.log(ratio) / Math.log(2));
    }

    /// All weights, by measure, and by level with 0 for none.
    int[][] weights() {
        int[][] weights = new int[Measure.COUNT][16];
        for (Measure measure : Measure.values()) {
            for (int level = 1; level <= m.get(measure.index()).size(); level++) {
                weights[measure.index()][level] = weight(measure, level);
            }
        }
        return weights;
    }

    /// The model before any training: as the definition begins.
    static Model of(LinkRule rule, String hash, long persons) {
        Double[][] m = new Double[Measure.COUNT][0];
        Double[][] u = new Double[Measure.COUNT][0];
        for (var field : rule.fields()) {
            int at = field.measure().index();
            m[at] = field.levels().stream().map(LinkRule.Level::m).toArray(Double[]::new);
            u[at] =
                    field.levels().stream()
                            .map(level -> level.singles() ? 1.0 / persons : level.u())
                            .toArray(Double[]::new);
        }
        return new Model(
                hash,
                persons,
                Arrays.stream(m).map(List::of).toList(),
                Arrays.stream(u).map(List::of).toList());
    }

    /// A short name of exactly these weights.
    public String version() {
        return "%016x"
                .formatted(Hash.of("%s %d %s %s".formatted(Locale.ROOT, persons, m, u) + rule));
    }
}
