package org.motcua.linking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Learns from the data how often pairs of the same person and pairs of strangers stand on each
/// level (Fellegi and Sunter's m and u), without anybody having said which are which.
///
/// u is counted over pairs drawn at random. m is estimated by expectation and maximisation over the
/// pairs of each block in turn, only for the measures that the block's key says nothing about; the
/// definition's own values count as a few observations, so that what the data does not show stays
/// sensible.
final class Training {
    private static final int STRANGERS = 1_000_000;
    private static final int RECORDS = 40_000;
    private static final int ROUNDS = 25;
    private static final double PRIOR_M = 60;
    private static final double PRIOR_U = 20;

    private final LinkRule rule;
    private final String hash;
    private final People records;
    private final People persons;
    private final Blocks blocks;
    private final Places places;
    private final Compare compare;
    private final Model begin;

    Training(
            LinkRule rule,
            String hash,
            People records,
            People persons,
            Blocks blocks,
            Places places,
            Compare compare) {
        this.rule = rule;
        this.hash = hash;
        this.records = records;
        this.persons = persons;
        this.blocks = blocks;
        this.places = places;
        this.compare = compare;
        this.begin = Model.of(rule, hash, persons.size());
    }

    Model run() {
        double[][] u = strangers();
        double[][] m = new double[Measure.COUNT][];
        for (Measure measure : Measure.values()) {
            m[measure.index()] = scaled(begin.m().get(measure.index()), PRIOR_M);
        }
        var found = new double[rule.blocks().size()][][];
        Hands.each(found.length, at -> found[at] = ofBlock(at, u));
        for (double[][] some : found) {
            for (int measure = 0; measure < Measure.COUNT; measure++) {
                for (int level = 0; level < m[measure].length; level++) {
                    m[measure][level] += some[measure][level];
                }
            }
        }
        for (double[] one : m) {
            normalise(one);
        }
        return new Model(hash, persons.size(), lists(m), lists(u));
    }

    private double[][] strangers() {
        double[][] u = new double[Measure.COUNT][];
        for (Measure measure : Measure.values()) {
            u[measure.index()] = scaled(begin.u().get(measure.index()), PRIOR_U);
        }
        int parts = 2 * Hands.count();
        var counted = new long[parts][Measure.COUNT][16];
        Hands.each(
                parts,
                part -> {
                    var random = new SplittableRandom(part + 1L);
                    for (int pair = 0; pair < STRANGERS / parts; pair++) {
                        count(
                                compare.levels(
                                        records,
                                        random.nextInt(records.size()),
                                        persons,
                                        random.nextInt(persons.size())),
                                counted[part]);
                    }
                });
        for (long[][] some : counted) {
            for (int measure = 0; measure < Measure.COUNT; measure++) {
                for (int level = 0; level < u[measure].length; level++) {
                    u[measure][level] += some[measure][level + 1];
                }
            }
        }
        for (var field : rule.fields()) {
            int measure = field.measure().index();
            normalise(u[measure]);
            for (int level = 0; level < u[measure].length; level++) {
                if (field.levels().get(level).singles()) {
                    u[measure][level] = 1.0 / persons.size();
                }
            }
        }
        return u;
    }

    private static void count(int levels, long[][] counts) {
        for (int measure = 0; measure < Measure.COUNT; measure++) {
            counts[measure][(levels >>> (measure * 4)) & 15]++;
        }
    }

    /// How many pairs of the same person stand on each level, among the pairs of one block.
    private double[][] ofBlock(int block, double[][] u) {
        boolean[] blind = new boolean[Measure.COUNT];
        rule.blocks().get(block).parts().forEach(part -> blind[part.measure.index()] = true);
        Map<Integer, Integer> patterns = patterns(block);
        double[][] m = new double[Measure.COUNT][];
        for (int measure = 0; measure < Measure.COUNT; measure++) {
            m[measure] = scaled(begin.m().get(measure), 1);
        }
        double share = 0.5;
        double[][] expected = zeros(m);
        for (int round = 0; round < ROUNDS; round++) {
            expected = zeros(m);
            double same = 0;
            double all = 0;
            for (var pattern : patterns.entrySet()) {
                double odds = share / (1 - share);
                for (int measure = 0; measure < Measure.COUNT; measure++) {
                    int level = (pattern.getKey() >>> (measure * 4)) & 15;
                    if (level != 0 && !blind[measure] && m[measure].length > 0) {
                        odds *= m[measure][level - 1] / u[measure][level - 1];
                    }
                }
                double weight = pattern.getValue() * odds / (1 + odds);
                same += weight;
                all += pattern.getValue();
                for (int measure = 0; measure < Measure.COUNT; measure++) {
                    int level = (pattern.getKey() >>> (measure * 4)) & 15;
                    if (level != 0 && !blind[measure]) {
                        expected[measure][level - 1] += weight;
                    }
                }
            }
            share = Math.clamp(same / Math.max(1, all), 0.001, 0.999);
            again(m, expected);
        }
        return expected;
    }

    /// The next estimate: what was expected, and the definition's values as a few observations.
    private void again(double[][] m, double[][] expected) {
        for (int measure = 0; measure < Measure.COUNT; measure++) {
            double[] prior = scaled(begin.m().get(measure), PRIOR_M);
            for (int level = 0; level < m[measure].length; level++) {
                m[measure][level] = prior[level] + expected[measure][level];
            }
            normalise(m[measure]);
        }
    }

    private Map<Integer, Integer> patterns(int block) {
        Map<Integer, Integer> patterns = new HashMap<>();
        int step = Math.max(1, records.size() / RECORDS);
        int cap = rule.blocks().get(block).cap();
        var index = blocks.index(block);
        for (int record = 0; record < records.size(); record += step) {
            int[] units = places.today(records.place(record));
            int unit = units.length == 1 ? units[0] : 0;
            long key = blocks.key(block, records, record, unit);
            int from = index.begin(key);
            int to = index.end(key);
            if (key == 0 || to - from > cap) {
                continue;
            }
            for (int at = from; at < to; at++) {
                long entry = index.entries()[at];
                if (Blocks.Index.holds(entry, key)) {
                    patterns.merge(
                            compare.levels(records, record, persons, (int) entry), 1, Integer::sum);
                }
            }
        }
        return patterns;
    }

    private static double[] scaled(List<Double> values, double by) {
        return values.stream().mapToDouble(value -> value * by).toArray();
    }

    private static double[][] zeros(double[][] like) {
        return Arrays.stream(like).map(one -> new double[one.length]).toArray(double[][]::new);
    }

    private static void normalise(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        for (int at = 0; at < counts.length; at++) {
            counts[at] /= sum;
        }
    }

    private static List<List<Double>> lists(double[][] values) {
        return Arrays.stream(values).map(one -> Arrays.stream(one).boxed().toList()).toList();
    }
}
