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
import java.util.Objects;
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

    /// What a word is worth that only stands in the name of a unit above.
    private static final float ABOVE = 0.7f;

    /// What a word is worth that only stands in the name of a former district.
    private static final float FORMERLY = 0.5f;

    private static final float UNKNOWN_WORD = 9;
    private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(?<=\\p{L})(?=\\p{N})");

    private final Unit[] units;
    private final int[] parents;
    private final int[][] formerly;
    private final int[] lengths;
    private final int[] types;
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
        parents = new int[size];
        formerly = new int[size][];
        lengths = new int[size];
        types = new int[size];
        foldedNames = new String[size];
        ranks = new int[size];
        Map<Unit, Integer> index = HashMap.newHashMap(size);
        List<UnitType> kinds = new ArrayList<>();
        List<List<Integer>> postings = new ArrayList<>();
        List<List<Integer>> joinedPostings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Unit unit = entries.get(i).unit();
            units[i] = unit;
            index.put(unit, i);
            if (!kinds.contains(unit.kind())) {
                kinds.add(unit.kind());
            }
            types[i] = kinds.indexOf(unit.kind());
            UnitLevel level = levels.get(unit.level());
            ranks[i] = level == null ? Integer.MAX_VALUE : level.rank();
            String[] words = Folding.fold(unit.proper()).split(" ", -1);
            lengths[i] = words.length;
            foldedNames[i] = String.join(" ", words);
            for (String word : words) {
                place(names.add(word), i, postings);
            }
            if (words.length > 1) {
                place(joined.add(String.join("", words)), i, joinedPostings);
            }
        }
        places = packed(postings);
        joinedPlaces = packed(joinedPostings);
        for (int i = 0; i < size; i++) {
            Unit above = table.parent(units[i], units[i].dayNear(LocalDate.MAX));
            parents[i] = Objects.requireNonNullElse(index.get(above), -1);
            formerly[i] = formerDistricts(table, units[i], index);
        }
        kinds.forEach(kind -> typeWords(kind, kinds.indexOf(kind), binding));
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

    private static int[] formerDistricts(UnitTable table, Unit unit, Map<Unit, Integer> index) {
        Set<Integer> found = new HashSet<>();
        for (Unit old : table.predecessors(unit)) {
            UnitCode parent = old.parent();
            Unit district = parent == null ? null : table.near(parent, old.dayNear(LocalDate.MAX));
            Integer place = index.get(district);
            if (place != null && !Objects.equals(parent, unit.parent())) {
                found.add(place);
            }
        }
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
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
        float[][] own = new float[words.size()][units.length];
        float[][] type = new float[words.size()][];
        float[] weights = new float[words.size()];
        float sum = 0;
        for (int w = 0; w < words.size(); w++) {
            weights[w] = look(words.get(w), w == words.size() - 1, own[w]);
            type[w] = lookType(words.get(w));
            sum += weights[w];
        }
        String order = " " + String.join(" ", words) + " ";
        var best = new PriorityQueue<Scored>(limit + 1, Scored.WORST_FIRST);
        for (int i = 0; i < units.length; i++) {
            float score = score(i, own, type, weights) / sum;
            if (score > 0.2f) {
                boolean stands = units[i].standsOn(today);
                float extra = (stands ? 0.01f : 0) + order(i, order);
                best.add(new Scored(i, score + extra, ranks[i], units[i].code()));
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

    /// A little more where the words of the name were typed in the name's order.
    private float order(int unit, String typed) {
        String name = foldedNames[unit];
        if (typed.contains(" " + name + " ")) {
            return 0.02f;
        }
        int second = name.indexOf(' ', name.indexOf(' ') + 1);
        return second > 0 && typed.contains(" " + name.substring(0, second) + " ") ? 0.01f : 0;
    }

    private record Scored(int unit, float score, int rank, UnitCode code) {
        static final Comparator<Scored> WORST_FIRST =
                Comparator.comparingInt((Scored one) -> Math.round(one.score() * 1000))
                        .thenComparing(Comparator.comparingInt(Scored::rank).reversed())
                        .thenComparing(Comparator.comparing(Scored::code).reversed());
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

    /// Enters how well each unit's own name holds a word, and gives the word's weight.
    private float look(String word, boolean last, float[] own) {
        int most = 0;
        for (Vocabulary.Match match : names.matches(word, last)) {
            int[] here = places[match.word()];
            if (match.quality() == 1) {
                most = here.length;
            }
            for (int unit : here) {
                own[unit] = Math.max(own[unit], match.quality());
            }
        }
        if (word.length() >= 5 && !names.has(word)) {
            for (Vocabulary.Match match : joined.matches(word, false)) {
                for (int unit : joinedPlaces[match.word()]) {
                    // negative: all words of the name at once
                    own[unit] = -match.quality();
                }
            }
        }
        if (typeWords.has(word)) {
            return 1;
        }
        return most == 0 ? UNKNOWN_WORD : 1 + (float) Math.log((double) units.length / most);
    }

    /// For each type, how well its words hold a word.
    private float[] lookType(String word) {
        float[] quality = new float[Arrays.stream(types).max().orElse(0) + 1];
        for (Vocabulary.Match match : typeWords.matches(word, false)) {
            for (int type : typesOf.get(match.word())) {
                quality[type] = Math.max(quality[type], match.quality());
            }
        }
        return quality;
    }

    private float score(int unit, float[][] own, float[][] type, float[] weights) {
        boolean named = false;
        for (float[] word : own) {
            named |= word[unit] != 0;
        }
        if (!named) {
            return 0;
        }
        float sum = 0;
        float covered = 0;
        for (int w = 0; w < weights.length; w++) {
            float here = own[w][unit];
            float quality = Math.abs(here);
            if (here != 0) {
                covered += here < 0 ? lengths[unit] * quality : quality;
            }
            quality = Math.max(quality, type[w][types[unit]]);
            if (quality < 1) {
                quality = Math.max(quality, ABOVE * above(unit, own[w], type[w]));
                quality = Math.max(quality, FORMERLY * former(unit, own[w], type[w]));
            }
            sum += quality * weights[w];
        }
        return sum * (0.55f + 0.45f * Math.min(1, covered / lengths[unit]));
    }

    private float above(int unit, float[] own, float[] type) {
        float most = 0;
        for (int up = parents[unit]; up >= 0; up = parents[up]) {
            most = Math.max(most, Math.max(Math.abs(own[up]), type[types[up]]));
        }
        return most;
    }

    private float former(int unit, float[] own, float[] type) {
        float most = 0;
        for (int district : formerly[unit]) {
            most = Math.max(most, Math.max(Math.abs(own[district]), type[types[district]]));
        }
        return most;
    }

    private static String fold(String text) {
        return Folding.fold(text);
    }
}
