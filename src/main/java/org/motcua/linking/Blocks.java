package org.motcua.linking;

import java.util.ArrayList;
import java.util.List;
import org.motcua.linking.Names.Form;

/// The persons by the keys of every block of a rule. For each person one number in each block: its
/// row and 32 bits of its key, in the order of the other bits.
final class Blocks {
    private final LinkRule rule;
    private final Names names;
    private final Places places;
    private final List<Index> indexes = new ArrayList<>();

    Blocks(LinkRule rule, Names names, Places places) {
        this.rule = rule;
        this.names = names;
        this.places = places;
    }

    /// Persons in the order of one block's key.
    static final class Index {
        private final int[] begins;
        private final long[] entries;
        private final int shift;

        /// @param begins where the entries of a bucket begin
        /// @param entries the key's lower half, and the person
        /// @param shift leaves the bits of a key that tell the bucket
        Index(int[] begins, long[] entries, int shift) {
            this.begins = begins;
            this.entries = entries;
            this.shift = shift;
        }

        int begin(long key) {
            return begins[(int) (key >>> shift)];
        }

        int end(long key) {
            return begins[(int) (key >>> shift) + 1];
        }

        long[] entries() {
            return entries;
        }

        static boolean holds(long entry, long key) {
            return (int) (entry >>> 32) == (int) key;
        }
    }

    /// Sorts all persons into all blocks, with two hands.
    void fill(People persons) {
        var built = new Index[rule.blocks().size()];
        Hands.each(built.length, at -> built[at] = index(persons, at));
        indexes.clear();
        indexes.addAll(List.of(built));
    }

    private Index index(People persons, int block) {
        int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(Math.max(1, persons.size() / 2)));
        int shift = 64 - bits;
        long[] keys = new long[persons.size()];
        int[] begins = new int[(1 << bits) + 1];
        int keyed = 0;
        for (int at = 0; at < keys.length; at++) {
            int[] units = places.today(persons.place(at));
            keys[at] = key(block, persons, at, units.length == 0 ? 0 : units[0]);
            if (keys[at] != 0) {
                begins[(int) (keys[at] >>> shift) + 1]++;
                keyed++;
            }
        }
        for (int at = 1; at < begins.length; at++) {
            begins[at] += begins[at - 1];
        }
        int[] next = begins.clone();
        long[] entries = new long[keyed];
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                int bucket = (int) (keys[at] >>> shift);
                entries[next[bucket]++] = keys[at] << 32 | at;
            }
        }
        return new Index(begins, entries, shift);
    }

    Index index(int block) {
        return indexes.get(block);
    }

    /// Whether a block's key depends on which of several units of today is meant.
    boolean isLocal(int block) {
        return rule.blocks().get(block).parts().contains(LinkRule.Part.PLACE);
    }

    /// The key of somebody in a block, 0 where a part of it is not known.
    ///
    /// @param unit which of the units of today is meant
    long key(int block, People people, int at, int unit) {
        long key = block + 1L;
        for (var part : rule.blocks().get(block).parts()) {
            long value = part(part, people, at, unit);
            if (value == 0) {
                return 0;
            }
            key = Hash.with(key, value);
        }
        return key;
    }

    private long part(LinkRule.Part part, People people, int at, int unit) {
        return switch (part) {
            case NUMBER -> Numbers.plain(people.number(at));
            case OLD_NUMBER -> Numbers.plain(people.oldNumber(at));
            case SOUNDS -> people.name(at) < 0 ? 0 : names.key(Form.SOUNDS, people.name(at));
            case ENDS -> people.name(at) < 0 ? 0 : names.key(Form.ENDS, people.name(at));
            case BIRTH_DAY -> Births.wholeDay(people.birth(at));
            case BIRTH_YEAR -> Births.year(people.birth(at));
            case PLACE -> places.key(unit);
            case PROVINCE -> places.key(places.province(people.place(at)));
        };
    }
}
