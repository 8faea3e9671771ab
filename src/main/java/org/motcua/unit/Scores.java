package org.motcua.unit;

import java.util.Arrays;

/// What the words of one query give to each unit. What one unit gets of all words lies side by
/// side, so that weighing a unit reads one place of the memory; what the units above give is worked
/// out once for each of them and not for each of the thousands below.
final class Scores {
    /// What a word is worth that only stands in the name of a unit above.
    private static final float ABOVE = 0.7f;

    /// What a word is worth that only stands in the name of a former district.
    private static final float FORMERLY = 0.5f;

    private final UnitTree tree;
    private final int words;
    private final float[] own;
    private final boolean[] isNamed;
    private int[] named = new int[256];
    private int count;
    private final float[] type;
    private final float[] weights;
    private final float[] direct;
    private final float[] up;

    Scores(UnitTree tree, int words, int types) {
        this.tree = tree;
        this.words = words;
        own = new float[tree.size() * words];
        isNamed = new boolean[tree.size()];
        type = new float[types * words];
        weights = new float[words];
        direct = new float[tree.uppers().length * words];
        up = new float[direct.length];
    }

    /// How much a word weighs.
    void weigh(int word, float weight) {
        weights[word] = weight;
    }

    /// A unit's own name holds the word.
    void name(int word, int unit, float quality) {
        int place = unit * words + word;
        own[place] = Math.max(own[place], quality);
        mark(unit);
    }

    /// The word is a unit's whole name, written together; kept as a negative number.
    void wholeName(int word, int unit, float quality) {
        own[unit * words + word] = -quality;
        mark(unit);
    }

    private void mark(int unit) {
        if (isNamed[unit]) {
            return;
        }
        isNamed[unit] = true;
        if (count == named.length) {
            named = Arrays.copyOf(named, 2 * count);
        }
        named[count++] = unit;
    }

    /// The words for a type hold the word.
    void type(int word, int kind, float quality) {
        int place = kind * words + word;
        type[place] = Math.max(type[place], quality);
    }

    /// The units whose own name holds one of the words.
    int[] named() {
        return Arrays.copyOf(named, count);
    }

    /// To be called once all words are entered: what the units above others give to these.
    void spread() {
        int[] uppers = tree.uppers();
        for (int place = 0; place < uppers.length; place++) {
            int unit = uppers[place];
            int above = tree.above(unit);
            for (int w = 0; w < words; w++) {
                float here = Math.abs(own[unit * words + w]);
                here = Math.max(here, type[tree.kind(unit) * words + w]);
                direct[place * words + w] = here;
                up[place * words + w] = above < 0 ? here : Math.max(here, up[above * words + w]);
            }
        }
    }

    /// How well a unit fits, from 0 to 1.
    float of(int unit) {
        int length = tree.length(unit);
        int above = tree.above(unit);
        float sum = 0;
        float all = 0;
        float covered = 0;
        for (int w = 0; w < words; w++) {
            float here = own[unit * words + w];
            float quality = Math.abs(here);
            covered += here < 0 ? length * quality : quality;
            quality = Math.max(quality, type[tree.kind(unit) * words + w]);
            if (quality < 1) {
                if (above >= 0) {
                    quality = Math.max(quality, ABOVE * up[above * words + w]);
                }
                for (int district : tree.formerly(unit)) {
                    quality = Math.max(quality, FORMERLY * direct[district * words + w]);
                }
            }
            sum += quality * weights[w];
            all += weights[w];
        }
        return sum / all * (0.55f + 0.45f * Math.min(1, covered / length));
    }
}
