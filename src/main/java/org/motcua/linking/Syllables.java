package org.motcua.linking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every syllable that was ever read, once, with its forms. What a writer typed (a token) is turned
/// into syllables only the first time that it is seen.
final class Syllables {
    private final Normalise normalise;
    private final Map<String, Integer> byExact = new HashMap<>();
    private final List<String> bares = new ArrayList<>();
    private final List<int[]> tokens = new ArrayList<>();
    private long[] keys = new long[1 << 14];
    private int[] known = new int[1 << 14];
    private Column exact = new Column();
    private Column moved = new Column();
    private Column toneless = new Column();
    private Column bare = new Column();
    private Column north = new Column();
    private Column south = new Column();
    private Column sound = new Column();
    private boolean[] plain = new boolean[1024];

    Syllables(Normalise normalise) {
        this.normalise = normalise;
    }

    /// Hashes of one form of all syllables.
    static final class Column {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long at(int index) {
            return values[index];
        }
    }

    /// The syllables of a token: mostly one, two where a space was lost, none where it has no
    /// letters.
    int[] of(byte[] text, int from, int to) {
        long key = Hash.of(text, from, to) | 1;
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return tokens.get(known[slot]);
            }
            slot = slot + 1 & mask;
        }
        int[] parts = split(new String(text, from, to - from, StandardCharsets.UTF_8));
        keys[slot] = key;
        known[slot] = tokens.size();
        tokens.add(parts);
        if (tokens.size() * 2 > keys.length) {
            grow();
        }
        return parts;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldKnown = known;
        keys = new long[oldKeys.length * 2];
        known = new int[oldKeys.length * 2];
        int mask = keys.length - 1;
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldKeys[at] != 0) {
                int slot = (int) oldKeys[at] & mask;
                while (keys[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = oldKeys[at];
                known[slot] = oldKnown[at];
            }
        }
    }

    /// A capital right after a small letter begins a syllable whose space was lost.
    private int[] split(String token) {
        var parts = new ArrayList<Integer>();
        int begin = 0;
        for (int at = 1; at <= token.length(); at++) {
            if (at == token.length()
                    || (Character.isUpperCase(token.charAt(at)) && small(token.charAt(at - 1)))) {
                add(token.substring(begin, at), parts);
                begin = at;
            }
        }
        return parts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean small(char letter) {
        return Character.isLowerCase(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private void add(String text, List<Integer> parts) {
        var forms = normalise.forms(text);
        if (!forms.exact().isEmpty()) {
            parts.add(byExact.computeIfAbsent(forms.exact(), _ -> enter(forms)));
        }
    }

    private int enter(Normalise.Forms forms) {
        int id = bares.size();
        bares.add(forms.bare());
        exact.add(Hash.of(forms.exact()));
        moved.add(Hash.of(forms.moved()));
        toneless.add(Hash.of(forms.toneless()));
        bare.add(Hash.of(forms.bare()));
        north.add(Hash.of(forms.north()));
        south.add(Hash.of(forms.south()));
        sound.add(Hash.of(forms.sound()));
        if (id == plain.length) {
            plain = Arrays.copyOf(plain, id * 2);
        }
        plain[id] = forms.exact().chars().allMatch(letter -> letter < 128);
        return id;
    }

    boolean isPlain(int id) {
        return plain[id];
    }

    String bareText(int id) {
        return bares.get(id);
    }

    Column exact() {
        return exact;
    }

    Column moved() {
        return moved;
    }

    Column toneless() {
        return toneless;
    }

    Column bare() {
        return bare;
    }

    Column north() {
        return north;
    }

    Column south() {
        return south;
    }

    Column sound() {
        return sound;
    }
}
