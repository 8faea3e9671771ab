package org.motcua.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Folding;

/// Finds listings by people's own words: without marks, with a slip of the finger, in any order.
///
/// Ranks like BM25 with weighted fields; two words that stand together in the query and in a title
/// count extra, and what covers more of the query comes first. A word that nobody wrote is replaced
/// by those one letter away, or by the two words it was typed together from.
final class SearchIndex {
    private static final double SATURATION = 1.2;
    private static final double SLIP = 0.35;
    private static final double PAIR = 1.6;

    /// What scores below this share of the best is not what was meant.
    private static final double RELEVANT = 0.15;

    private final List<Listing> listings = new ArrayList<>();
    private final Map<String, Map<Integer, Double>> postings = new HashMap<>();
    private final Map<String, Set<Integer>> pairs = new HashMap<>();
    private final Map<String, Set<String>> near = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();

    /// @param weighted texts in which the listing is found, each with the weight of its words
    void add(Listing listing, Map<String, Double> weighted) {
        int number = listings.size();
        listings.add(listing);
        codes.put(listing.code(), number);
        weighted.forEach((text, weight) -> {
            String[] words = words(text);
            double each = weight / Math.sqrt(1 + words.length / 6.0);
            for (int i = 0; i < words.length; i++) {
                postings.computeIfAbsent(words[i], this::newWord).merge(number, each, Double::sum);
                if (i > 0 && weight >= 1.5) {
                    pairs.computeIfAbsent(words[i - 1] + " " + words[i], it -> new HashSet<>())
                            .add(number);
                }
            }
        });
    }

    private Map<Integer, Double> newWord(String word) {
        for (String trace : traces(word)) {
            near.computeIfAbsent(trace, it -> new HashSet<>()).add(word);
        }
        return new HashMap<>();
    }

    /// The word itself and all that remain when one letter is left out: two words one slip apart
    /// share one of them.
    private static Set<String> traces(String word) {
        var traces = new HashSet<String>();
        traces.add(word);
        if (word.length() >= 3) {
            for (int i = 0; i < word.length(); i++) {
                traces.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return traces;
    }

    private static String[] words(String text) {
        String folded = Folding.fold(text);
        return folded.isEmpty() ? new String[0] : folded.split(" ");
    }

    List<Listing> find(String query, int most) {
        Integer exact = codes.get(query.strip());
        if (exact != null) {
            return List.of(listings.get(exact));
        }
        String[] words = words(query.length() > 200 ? query.substring(0, 200) : query);
        words = apart(words);
        if (words.length == 0) {
            return List.of();
        }
        double[] score = new double[listings.size()];
        double[] covered = new double[listings.size()];
        double whole = 0;
        for (int i = 0; i < words.length; i++) {
            whole += count(words[i], i == words.length - 1, score, covered);
        }
        for (int i = 1; i < words.length; i++) {
            Set<Integer> together = pairs.get(words[i - 1] + " " + words[i]);
            if (together != null) {
                double rare = rarity(together.size());
                together.forEach(number -> score[number] += PAIR * rare);
            }
        }
        return ranked(score, covered, whole, most);
    }

    private List<Listing> ranked(double[] score, double[] covered, double whole, int most) {
        double all = whole;
        record Hit(int number, double score) {}
        List<Hit> hits =
                IntStream.range(0, score.length)
                        .filter(number -> covered[number] > 0.34 * all)
                        .mapToObj(number -> {
                            double share = covered[number] / all;
                            double own = listings.get(number).fileable() ? 1.25 : 1;
                            return new Hit(number, score[number] * share * share * own);
                        })
                        .sorted(
                                Comparator.comparingDouble(Hit::score)
                                        .reversed()
                                        .thenComparing(hit -> listings.get(hit.number()).code()))
                        .limit(most)
                        .toList();
        double least = hits.isEmpty() ? 0 : RELEVANT * hits.getFirst().score();
        return hits.stream()
                .takeWhile(hit -> hit.score() >= least)
                .map(hit -> listings.get(hit.number()))
                .toList();
    }

    /// Adds what one word of the query brings.
    ///
    /// @return the weight of the word in the whole query
    private double count(String word, boolean last, double[] score, double[] covered) {
        var candidates = new HashMap<String, Double>();
        if (postings.containsKey(word)) {
            candidates.put(word, 1.0);
        }
        if (word.length() >= 3) {
            for (String trace : traces(word)) {
                for (String other : near.getOrDefault(trace, Set.of())) {
                    if (oneSlip(word, other)) {
                        candidates.merge(other, SLIP, Math::max);
                    }
                }
            }
        }
        if (last && word.length() >= 3) {
            postings.keySet().stream()
                    .filter(other -> other.startsWith(word))
                    .forEach(other -> candidates.merge(other, 0.6, Math::max));
        }
        var best = new HashMap<Integer, Double>();
        double weight = 0;
        for (var candidate : candidates.entrySet()) {
            Map<Integer, Double> where = postings.get(candidate.getKey());
            if (where == null) {
                continue;
            }
            double rare = rarity(where.size());
            weight = Math.max(weight, rare * candidate.getValue());
            where.forEach((number, much) ->
                    best.merge(
                            number,
                            candidate.getValue()
                                    * rare
                                    * much
                                    * (SATURATION + 1)
                                    / (much + SATURATION),
                            Math::max));
        }
        if (candidates.isEmpty()) {
            return 0;
        }
        double own = weight;
        best.forEach((number, much) -> {
            score[number] += much;
            covered[number] += own;
        });
        return own;
    }

    private double rarity(int documents) {
        return Math.log(1 + (listings.size() - documents + 0.5) / (documents + 0.5)) + 0.1;
    }

    /// Takes apart words that were typed without the blank between them.
    private String[] apart(String[] words) {
        var all = new ArrayList<String>();
        for (String word : words) {
            String[] two = postings.containsKey(word) ? null : split(word);
            if (two == null) {
                all.add(word);
            } else {
                all.addAll(Arrays.asList(two));
            }
        }
        return all.toArray(String[]::new);
    }

    private String @Nullable [] split(String word) {
        for (int i = 2; i <= word.length() - 2; i++) {
            String first = word.substring(0, i);
            String second = word.substring(i);
            if (pairs.containsKey(first + " " + second)) {
                return new String[] {first, second};
            }
        }
        return null;
    }

    /// One letter more, less, other, or two letters swapped.
    static boolean oneSlip(String a, String b) {
        int difference = a.length() - b.length();
        if (a.equals(b) || Math.abs(difference) > 1) {
            return false;
        }
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (difference == 1) {
            return a.substring(i + 1).equals(b.substring(i));
        }
        if (difference == -1) {
            return a.substring(i).equals(b.substring(i + 1));
        }
        boolean replaced = a.substring(i + 1).equals(b.substring(i + 1));
        boolean swapped =
                i + 1 < a.length()
                        && a.charAt(i) == b.charAt(i + 1)
                        && a.charAt(i + 1) == b.charAt(i)
                        && a.substring(i + 2).equals(b.substring(i + 2));
        return replaced || swapped;
    }
}
