package org.motcua.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Pattern;
import org.motcua.kernel.Folding;
import org.motcua.kernel.UnitCode;

/// Finds units by typed words. Each word of the query is looked up among all words of all names,
/// exactly, with a slip, or as a beginning; a unit gets what its own name, its type and the names
/// of the units above it give, the rare words weighing more. Everything is in memory: some 15,000
/// units with 3,000 different words, so that a query walks over arrays and never over texts.
final class SearchIndex {
    private static final int MOST_WORDS = 12;

    /// Below that, a unit is no answer.
    private static final float LEAST = 0.2f;

    /// The most that is added to what the words give.
    private static final float MOST_EXTRA = 0.03f;

    private static final float UNKNOWN_WORD = 9;
    private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(?<=\\p{L})(?=\\p{N})");

    private final Unit[] units;
    private final UnitTree tree;
    private final int kinds;

    /// Each name without marks, a blank before and after it.
    private final String[] foldedNames;

    private final int[] ranks;
    private final Vocabulary names = new Vocabulary();
    private final Vocabulary joined = new Vocabulary();
    private final int[][] places;
    private final int[][] joinedPlaces;
    private final Vocabulary typeWords = new Vocabulary();
    private final List<Set<Integer>> typesOf = new ArrayList<>();
    private final Map<String, String> replacements = new HashMap<>();

    SearchIndex(
            UnitTable table, Map<String, UnitLevel> levels, List<Alias> aliases, String binding) {
        List<UnitTable.Entry> entries = table.entries();
        int size = entries.size();
        units = new Unit[size];
        int[] lengths = new int[size];
        int[] types = new int[size];
        foldedNames = new String[size];
        ranks = new int[size];
        Map<Unit, Integer> index = HashMap.newHashMap(size);
        List<UnitType> all = new ArrayList<>();
        List<List<Integer>> postings = new ArrayList<>();
        List<List<Integer>> joinedPostings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Unit unit = entries.get(i).unit();
            units[i] = unit;
            index.put(unit, i);
            if (!all.contains(unit.kind())) {
                all.add(unit.kind());
            }
            types[i] = all.indexOf(unit.kind());
            UnitLevel level = levels.get(unit.level());
            ranks[i] = level == null ? Integer.MAX_VALUE : level.rank();
            String[] words = Folding.fold(unit.proper()).split(" ", -1);
            lengths[i] = words.length;
            foldedNames[i] = " " + String.join(" ", words) + " ";
            for (String word : words) {
                place(names.add(word), i, postings);
            }
            if (words.length > 1) {
                place(joined.add(String.join("", words)), i, joinedPostings);
            }
        }
        places = packed(postings);
        joinedPlaces = packed(joinedPostings);
        tree = new UnitTree(table, units, index, types, lengths);
        kinds = all.size();
        all.forEach(kind -> typeWords(kind, all.indexOf(kind), binding));
        aliases.forEach(alias -> replacements.put(fold(alias.id()), fold(alias.words())));
    }

    private static void place(int word, int unit, List<List<Integer>> postings) {
        while (postings.size() <= word) {
            postings.add(new ArrayList<>(1));
        }
        List<Integer> list = postings.get(word);
        if (list.isEmpty() || list.getLast() != unit) {
            list.add(unit);
        }
    }

    private static int[][] packed(List<List<Integer>> postings) {
        return postings.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void typeWords(UnitType kind, int number, String binding) {
        String words = fold(kind.name().in(binding).replace("{0}", ""));
        for (String word : words.split(" ", -1)) {
            int place = typeWords.add(word);
            while (typesOf.size() <= place) {
                typesOf.add(new HashSet<>());
            }
            typesOf.get(place).add(number);
        }
        kind.shorts().forEach(shorter -> replacements.putIfAbsent(fold(shorter), words));
    }

    List<Found> search(UnitTable table, String typed, LocalDate today, int limit) {
        List<String> words = words(typed);
        if (words.isEmpty() || limit <= 0) {
            return List.of();
        }
        Scores scores = scores(words);
        String order = " " + String.join(" ", words) + " ";
        var best = new PriorityQueue<Scored>(limit + 1, Scored.WORST_FIRST);
        for (int unit : scores.named()) {
            float score = scores.of(unit);
            if (score > LEAST && couldStand(score, best, limit)) {
                float extra = (units[unit].standsOn(today) ? 0.01f : 0) + order(unit, order);
                best.add(new Scored(unit, score + extra, ranks[unit], units[unit].code()));
                if (best.size() > limit) {
                    best.poll();
                }
            }
        }
        return best.stream()
                .sorted(Scored.WORST_FIRST.reversed())
                .map(one -> found(table, one, today))
                .toList();
    }

    /// Whether a unit can come among the best at all, before anything else is looked at.
    private static boolean couldStand(float score, PriorityQueue<Scored> best, int limit) {
        return best.size() < limit
                || Scored.thousandths(score + MOST_EXTRA)
                        >= Scored.thousandths(best.element().score());
    }

    private Scores scores(List<String> words) {
        var scores = new Scores(tree, words.size(), kinds);
        for (int w = 0; w < words.size(); w++) {
            look(words.get(w), w, w == words.size() - 1, scores);
        }
        scores.spread();
        return scores;
    }

    /// A little more where the words of the name were typed in the name's order.
    private float order(int unit, String typed) {
        String name = foldedNames[unit];
        if (typed.contains(name)) {
            return 0.02f;
        }
        int second = name.indexOf(' ', name.indexOf(' ', 1) + 1);
        return second > 0
                        && second < name.length() - 1
                        && typed.contains(name.substring(0, second + 1))
                ? 0.01f
                : 0;
    }

    private record Scored(int unit, float score, int rank, UnitCode code) {
        static final Comparator<Scored> WORST_FIRST =
                Comparator.comparingInt((Scored one) -> thousandths(one.score()))
                        .thenComparing(Comparator.comparingInt(Scored::rank).reversed())
                        .thenComparing(Comparator.comparing(Scored::code).reversed());

        static int thousandths(float score) {
            return Math.round(score * 1000);
        }
    }

    private Found found(UnitTable table, Scored one, LocalDate today) {
        Unit unit = units[one.unit()];
        return new Found(
                unit,
                table.above(unit, today),
                table.succession(unit, today),
                Math.min(1, one.score()));
    }

    private List<String> words(String typed) {
        Set<String> words = new LinkedHashSet<>();
        String folded = " " + fold(typed) + " ";
        for (var one : replacements.entrySet()) {
            if (one.getKey().indexOf(' ') > 0) {
                folded = folded.replace(" " + one.getKey() + " ", " " + one.getValue() + " ");
            }
        }
        for (String word : folded.strip().split(" ", -1)) {
            if (names.has(word) && !replacements.containsKey(word)) {
                words.add(word);
                continue;
            }
            for (String part : LETTERS_THEN_DIGITS.split(word, -1)) {
                words.addAll(Arrays.asList(replacements.getOrDefault(part, part).split(" ", -1)));
            }
        }
        words.remove("");
        return words.stream().limit(MOST_WORDS).toList();
    }

    /// Enters how well each unit's own name and each type holds a word, and the word's weight.
    private void look(String word, int number, boolean last, Scores scores) {
        int most = 0;
        for (Vocabulary.Match match : names.matches(word, last)) {
            int[] here = places[match.word()];
            if (match.quality() == 1) {
                most = here.length;
            }
            for (int unit : here) {
                scores.name(number, unit, match.quality());
            }
        }
        if (word.length() >= 5 && !names.has(word)) {
            for (Vocabulary.Match match : joined.matches(word, false)) {
                for (int unit : joinedPlaces[match.word()]) {
                    scores.wholeName(number, unit, match.quality());
                }
            }
        }
        for (Vocabulary.Match match : typeWords.matches(word, false)) {
            for (int kind : typesOf.get(match.word())) {
                scores.type(number, kind, match.quality());
            }
        }
        scores.weigh(number, typeWords.has(word) ? 1 : weight(most));
    }

    /// A rare word weighs more, one that stands in no name most.
    private float weight(int most) {
        return most == 0 ? UNKNOWN_WORD : 1 + (float) Math.log((double) units.length / most);
    }

    private static String fold(String text) {
        return Folding.fold(text);
    }
}
