package org.motcua.linking;

import java.util.Arrays;

/// Looks for the person of one record after the other, block by block, until one is sure. One hand
/// uses it at a time.
final class Search {
    private final LinkRule rule;
    private final People records;
    private final People persons;
    private final Blocks blocks;
    private final Places places;
    private final Compare compare;
    private final Weigh weigh;
    private final Frequencies frequencies;
    private final boolean stops;
    private final long[] pairsOf;
    private final long[] overOf;
    private int[] candidates = new int[64];
    private int[] weights = new int[64];
    private int[] levels = new int[64];
    private int count;
    private int best;
    private int second;
    private double sum;

    /// @param stops whether a sure candidate ends the search
    Search(
            LinkRule rule,
            People records,
            People persons,
            Blocks blocks,
            Places places,
            Compare compare,
            Weigh weigh,
            Frequencies frequencies,
            boolean stops) {
        this.rule = rule;
        this.records = records;
        this.persons = persons;
        this.blocks = blocks;
        this.places = places;
        this.compare = compare;
        this.weigh = weigh;
        this.frequencies = frequencies;
        this.stops = stops;
        this.pairsOf = new long[rule.blocks().size()];
        this.overOf = new long[rule.blocks().size()];
    }

    /// Finds all candidates of a record.
    void find(int record) {
        count = 0;
        best = -1;
        second = -1;
        sum = 0;
        int[] units = places.today(records.place(record));
        for (int block = 0; block < rule.blocks().size(); block++) {
            if (blocks.isLocal(block)) {
                for (int unit : units) {
                    look(block, record, blocks.key(block, records, record, unit));
                }
            } else {
                look(block, record, blocks.key(block, records, record, 0));
            }
            if (stops && best >= 0 && sure(record)) {
                return;
            }
        }
    }

    private void look(int block, int record, long key) {
        if (key == 0) {
            return;
        }
        var index = blocks.index(block);
        int from = index.begin(key);
        int to = index.end(key);
        long[] entries = index.entries();
        int cap = rule.blocks().get(block).cap();
        int size = 0;
        for (int at = from; at < to; at++) {
            if (Blocks.Index.holds(entries[at], key) && ++size > cap) {
                overOf[block]++;
                return;
            }
        }
        if (size == 0) {
            return;
        }
        for (int at = from; at < to; at++) {
            if (Blocks.Index.holds(entries[at], key)) {
                consider(block, record, (int) entries[at]);
            }
        }
    }

    private void consider(int block, int record, int person) {
        for (int at = 0; at < count; at++) {
            if (candidates[at] == person) {
                return;
            }
        }
        if (count == candidates.length) {
            candidates = Arrays.copyOf(candidates, count * 2);
            weights = Arrays.copyOf(weights, count * 2);
            levels = Arrays.copyOf(levels, count * 2);
        }
        pairsOf[block]++;
        int its = compare.levels(records, record, persons, person);
        int weight = weigh.weight(its, ofName(its, record, person), ofPlace(its, person));
        candidates[count] = person;
        levels[count] = its;
        weights[count] = weight;
        sum += weigh.odds(weight);
        if (best < 0 || weight > weights[best]) {
            second = best;
            best = count;
        } else if (second < 0 || weight > weights[second]) {
            second = count;
        }
        count++;
    }

    int ofName(int its, int record, int person) {
        return frequencies.name(Measure.NAME.at(its), records.name(record), persons.name(person));
    }

    int ofPlace(int its, int person) {
        return frequencies.place(Measure.PLACE.at(its), persons.place(person));
    }

    private boolean sure(int record) {
        return weigh.settles(probability(), kinds(record), forbidden(record));
    }

    private int kinds(int record) {
        int its = levels[best];
        int person = candidates[best];
        return weigh.kinds(its, ofName(its, record, person), ofPlace(its, person));
    }

    private boolean forbidden(int record) {
        return weigh.forbidden(levels[best])
                || Compare.impossible(records, record, persons, candidates[best]);
    }

    /// What follows for the record that was looked for last.
    Outcome outcome(int record) {
        return best < 0
                ? Outcome.NOBODY
                : weigh.outcome(probability(), lead(), kinds(record), forbidden(record));
    }

    double probability() {
        return best < 0 ? 0 : weigh.probability(weigh.odds(weights[best]), sum);
    }

    /// How far the second stays behind, in thousandths of a bit.
    int lead() {
        return second < 0 ? Integer.MAX_VALUE : weights[best] - weights[second];
    }

    int count() {
        return count;
    }

    int candidate(int at) {
        return candidates[at];
    }

    int weight(int at) {
        return weights[at];
    }

    int levels(int at) {
        return levels[at];
    }

    /// Which candidate is the best, below zero where there is none.
    int best() {
        return best;
    }

    /// Which candidate is the second best, below zero where there is none.
    int second() {
        return second;
    }

    double sum() {
        return sum;
    }

    /// Pairs by the block that found them first.
    long[] pairsOf() {
        return pairsOf;
    }

    /// Blocks left out because they were too large, by kind of block.
    long[] overOf() {
        return overOf;
    }
}
