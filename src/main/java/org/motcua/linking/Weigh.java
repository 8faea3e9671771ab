package org.motcua.linking;

import java.util.HashMap;
import java.util.Map;

/// What the levels of a pair weigh, and what follows: a link, a question to a clerk, or nothing.
final class Weigh {
    private final int[][] weights;
    private final boolean[][] hard = new boolean[Measure.COUNT][16];
    private final int[] kindOf = new int[Measure.COUNT];
    private final LinkRule.Decision decision;
    private final double each;
    private final double nobody;

    Weigh(LinkRule rule, Model model) {
        this.weights = model.weights();
        this.decision = rule.decision();
        this.each = rule.expected() / model.persons();
        this.nobody = 1 - rule.expected();
        Map<String, Integer> kinds = new HashMap<>();
        for (var field : rule.fields()) {
            int at = field.measure().index();
            for (int level = 1; level <= field.levels().size(); level++) {
                hard[at][level] = field.levels().get(level - 1).forbids();
            }
            kindOf[at] = 1 << kinds.computeIfAbsent(field.kind(), _ -> kinds.size());
        }
    }

    /// The weight of a pair, in thousandths of a bit.
    ///
    /// @param ofName what the names say beyond the average
    /// @param ofPlace what the place says beyond the average
    int weight(int levels, int ofName, int ofPlace) {
        int sum = ofName + ofPlace;
        for (int measure = 0, left = levels; left != 0; measure++, left >>>= 4) {
            sum += weights[measure][left & 15];
        }
        return sum;
    }

    /// The weight of one measure alone, without what is said by how common it is.
    int weight(Measure measure, int level) {
        return weights[measure.index()][level];
    }

    /// How much a pair's weight counts against that of others and of nobody.
    double odds(int weight) {
        return Math.pow(2, weight / 1000.0) * each;
    }

    /// The probability that the best is meant.
    ///
    /// @param sum of the odds of all candidates, the best among them
    double probability(double best, double sum) {
        return best / (nobody + sum);
    }

    /// Whether a level forbids an automatic link.
    boolean forbidden(int levels) {
        for (int measure = 0, left = levels; left != 0; measure++, left >>>= 4) {
            if (hard[measure][left & 15]) {
                return true;
            }
        }
        return false;
    }

    /// How many independent kinds of evidence speak for the pair.
    int kinds(int levels, int ofName, int ofPlace) {
        int speaking = 0;
        for (int measure = 0, left = levels; left != 0; measure++, left >>>= 4) {
            int own =
                    measure == Measure.NAME.index()
                            ? ofName
                            : measure == Measure.PLACE.index() ? ofPlace : 0;
            if ((left & 15) != 0
                    && weights[measure][left & 15] + own >= decision.kindBits() * 1000) {
                speaking |= kindOf[measure];
            }
        }
        return Integer.bitCount(speaking);
    }

    /// What follows for the best candidate.
    ///
    /// @param lead thousandths of a bit before the second
    Outcome outcome(double probability, int lead, int kinds, boolean forbidden) {
        if (probability >= decision.automatic()
                && lead >= decision.runnerUp() * 1000
                && kinds >= decision.kinds()
                && !forbidden) {
            return Outcome.AUTOMATIC;
        }
        return probability >= decision.clerk() ? Outcome.CLERK : Outcome.NOBODY;
    }

    /// Whether a candidate is so sure that others need not be looked for.
    boolean settles(double probability, int kinds, boolean forbidden) {
        return probability >= decision.stop() && kinds >= decision.kinds() && !forbidden;
    }
}
