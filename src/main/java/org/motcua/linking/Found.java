package org.motcua.linking;

/// What a run found, in columns: for each owner the best person and what follows.
public final class Found {
    private final int[] person;
    private final int[] weight;
    private final double[] probability;
    private final byte[] outcome;
    private final long[] pairsOf;
    private final long[] overOf;

    Found(LinkRule rule, int owners) {
        person = new int[owners];
        weight = new int[owners];
        probability = new double[owners];
        outcome = new byte[owners];
        pairsOf = new long[rule.blocks().size()];
        overOf = new long[rule.blocks().size()];
    }

    void put(int owner, Search search) {
        int best = search.best();
        person[owner] = best < 0 ? -1 : search.candidate(best);
        weight[owner] = best < 0 ? 0 : search.weight(best);
        probability[owner] = search.probability();
        outcome[owner] = search.outcome(owner).index();
    }

    void add(Search search) {
        for (int block = 0; block < pairsOf.length; block++) {
            pairsOf[block] += search.pairsOf()[block];
            overOf[block] += search.overOf()[block];
        }
    }

    public int size() {
        return person.length;
    }

    /// The row of the most likely person, below zero where there is none at all.
    public int person(int owner) {
        return person[owner];
    }

    /// In thousandths of a bit.
    public int weight(int owner) {
        return weight[owner];
    }

    public double probability(int owner) {
        return probability[owner];
    }

    public Outcome outcome(int owner) {
        return Outcome.at(outcome[owner]);
    }

    /// How many owners ended so.
    public long count(Outcome which) {
        long count = 0;
        for (byte one : outcome) {
            count += one == which.index() ? 1 : 0;
        }
        return count;
    }

    /// How many pairs were compared.
    public long pairs() {
        return java.util.Arrays.stream(pairsOf).sum();
    }

    /// How many pairs were first found by a block.
    public long pairs(int block) {
        return pairsOf[block];
    }

    /// How often a block was left out because it was too large.
    public long over(int block) {
        return overOf[block];
    }
}
