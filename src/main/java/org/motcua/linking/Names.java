package org.motcua.linking;

import java.util.Arrays;

/// Every name that was ever read, once: its syllables, and a key for each form on which names are
/// compared. A record holds the number of its name only.
final class Names {
    private final Syllables syllables;
    private int[] table = new int[1 << 16];
    private int[] begin = new int[1 << 12];
    private int[] pool = new int[1 << 14];
    private final long[][] keys = new long[Form.values().length][1 << 12];
    private boolean[] plain = new boolean[1 << 12];
    private int size;

    Names(Syllables syllables) {
        this.syllables = syllables;
        Arrays.fill(table, -1);
    }

    /// On what two names may agree.
    enum Form {
        EXACT(0),
        MOVED(1),
        TONELESS(2),
        BARE(3),
        NORTH(4),
        SOUTH(5),
        /// As it sounds, the syllables in any order.
        SOUNDS(6),
        /// The first and the last syllable as they sound.
        ENDS(7);

        final int index;

        Form(int index) {
            this.index = index;
        }
    }

    int size() {
        return size;
    }

    long key(Form form, int name) {
        return keys[form.index][name];
    }

    /// Whether it was written without any mark, so that marks cannot be compared.
    boolean isPlain(int name) {
        return plain[name];
    }

    int length(int name) {
        return begin[name + 1] - begin[name];
    }

    int syllable(int name, int at) {
        return pool[begin[name] + at];
    }

    Syllables syllables() {
        return syllables;
    }

    /// The number of a name, a new one where it was never read.
    int of(int[] parts, int count) {
        long key = fold(syllables.exact(), parts, count);
        int mask = table.length - 1;
        int slot = (int) key & mask;
        while (table[slot] >= 0) {
            if (keys[0][table[slot]] == key) {
                return table[slot];
            }
            slot = slot + 1 & mask;
        }
        table[slot] = size;
        int name = enter(key, parts, count);
        if (size * 2 > table.length) {
            rehash();
        }
        return name;
    }

    private int enter(long exact, int[] parts, int count) {
        int name = size++;
        if (name + 1 >= plain.length) {
            int larger = plain.length * 2;
            plain = Arrays.copyOf(plain, larger);
            begin = Arrays.copyOf(begin, larger);
            for (int form = 0; form < keys.length; form++) {
                keys[form] = Arrays.copyOf(keys[form], larger);
            }
        }
        int from = begin[name];
        if (from + count > pool.length) {
            pool = Arrays.copyOf(pool, pool.length * 2 + count);
        }
        System.arraycopy(parts, 0, pool, from, count);
        begin[name + 1] = from + count;
        boolean ascii = true;
        for (int at = 0; at < count; at++) {
            ascii &= syllables.isPlain(parts[at]);
        }
        plain[name] = ascii;
        set(Form.EXACT, name, exact);
        set(Form.MOVED, name, fold(syllables.moved(), parts, count));
        set(Form.TONELESS, name, fold(syllables.toneless(), parts, count));
        set(Form.BARE, name, fold(syllables.bare(), parts, count));
        set(Form.NORTH, name, fold(syllables.north(), parts, count));
        set(Form.SOUTH, name, fold(syllables.south(), parts, count));
        long bag = count;
        for (int at = 0; at < count; at++) {
            bag += Hash.mix(syllables.sound().at(parts[at]));
        }
        set(Form.SOUNDS, name, Hash.mix(bag));
        set(
                Form.ENDS,
                name,
                Hash.with(syllables.sound().at(parts[0]), syllables.sound().at(parts[count - 1])));
        return name;
    }

    private void set(Form form, int name, long key) {
        keys[form.index][name] = key;
    }

    private static long fold(Syllables.Column column, int[] parts, int count) {
        long hash = count;
        for (int at = 0; at < count; at++) {
            hash = Hash.with(hash, column.at(parts[at]));
        }
        return hash;
    }

    private void rehash() {
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int name = 0; name < size; name++) {
            int slot = (int) keys[0][name] & mask;
            while (table[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = name;
        }
    }
}
