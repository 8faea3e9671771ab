package org.motcua.linking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.motcua.linking.Names.Form;

/// How common every name and every place is among the persons: agreement on a rare one says more.
///
/// Kept as how much more or less a value says than the average agreement does, in thousandths of a
/// bit, so that the levels' weights stay what they are.
final class Frequencies {
    private static final Form[] FORMS = {
        Form.MOVED, Form.TONELESS, Form.BARE, Form.SOUNDS, Form.ENDS
    };

    /// Which form says how common a name is on a level, counted from 1; none on the last.
    private static final @Nullable Form[] BY_LEVEL = {
        null,
        Form.MOVED,
        Form.MOVED,
        Form.BARE,
        Form.TONELESS,
        Form.BARE,
        Form.SOUNDS,
        Form.BARE,
        Form.SOUNDS,
        Form.ENDS,
        null
    };

    private final Names names;
    private final Common[] ofName = new Common[Form.values().length];
    private final short[] ofPlace;

    Frequencies(Names names, Places places, People persons) {
        this(names, places, carriers(names, persons), dwellers(places, persons));
    }

    /// @param carriers how many persons have a name, by its number
    /// @param dwellers how many live in a unit of today, by its number
    Frequencies(Names names, Places places, int[] carriers, int[] dwellers) {
        this.names = names;
        Hands.each(
                FORMS.length,
                at -> ofName[FORMS[at].index] = Common.of(names, FORMS[at], carriers));
        int[] dwelling = new int[places.size()];
        for (int place = 0; place < dwelling.length; place++) {
            for (int unit : places.today(place)) {
                dwelling[place] = Math.max(dwelling[place], dwellers[unit]);
            }
        }
        ofPlace = gains(dwelling, collision(dwellers), sum(dwellers));
    }

    private static int[] carriers(Names names, People persons) {
        int[] carriers = new int[names.size()];
        for (int at = 0; at < persons.size(); at++) {
            if (persons.name(at) >= 0) {
                carriers[persons.name(at)]++;
            }
        }
        return carriers;
    }

    private static int[] dwellers(Places places, People persons) {
        int[] dwellers = new int[places.numbers()];
        for (int at = 0; at < persons.size(); at++) {
            for (int unit : places.today(persons.place(at))) {
                dwellers[unit]++;
            }
        }
        return dwellers;
    }

    /// How common names are in one form: those that were read before it was counted by their
    /// number, later ones by their key.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Common(short[] gains, long[] keys, int[] counts, double collision, long all) {
        static Common of(Names names, Form form, int[] carriers) {
            int slots = Integer.highestOneBit(Math.max(16, carriers.length)) * 4;
            long[] keys = new long[slots];
            int[] counts = new int[slots];
            int[] slotOf = new int[carriers.length];
            for (int name = 0; name < carriers.length; name++) {
                long key = names.key(form, name) | 1;
                int slot = slot(keys, key);
                keys[slot] = key;
                counts[slot] += carriers[name];
                slotOf[name] = slot;
            }
            double collision = Frequencies.collision(counts);
            long all = Frequencies.sum(counts);
            int[] own = new int[carriers.length];
            for (int name = 0; name < own.length; name++) {
                own[name] = counts[slotOf[name]];
            }
            return new Common(Frequencies.gains(own, collision, all), keys, counts, collision, all);
        }

        private static int slot(long[] keys, long key) {
            int slot = (int) (key >>> 20) & keys.length - 1;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & keys.length - 1;
            }
            return slot;
        }

        short gain(Names names, Form form, int name) {
            return name < gains.length
                    ? gains[name]
                    : Frequencies.gain(
                            counts[slot(keys, names.key(form, name) | 1)], collision, all);
        }
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /// How often two at random agree.
    private static double collision(int[] counts) {
        double all = Math.max(1, sum(counts));
        double same = 0;
        for (int count : counts) {
            same += count / all * (count / all);
        }
        return Math.max(same, 1 / all);
    }

    private static short[] gains(int[] counts, double collision, long all) {
        var gains = new short[counts.length];
        for (int at = 0; at < counts.length; at++) {
            gains[at] = gain(counts[at], collision, all);
        }
        return gains;
    }

    private static short gain(int count, double collision, long all) {
        double frequency = Math.max(1, count) / (double) Math.max(1, all);
        return (short) Math.round(1000 * Math.log(collision / frequency) / Math.log(2));
    }

    /// What a pair's names say beyond the average of their level; of two different names the more
    /// common one counts.
    int name(int level, int one, int other) {
        Form form = BY_LEVEL[level];
        if (form == null) {
            return 0;
        }
        var common = ofName[form.index];
        return Math.min(common.gain(names, form, one), common.gain(names, form, other));
    }

    /// What agreement on a place says beyond the average.
    int place(int level, int person) {
        return level == 1 || level == 2 ? ofPlace[person] : 0;
    }
}
