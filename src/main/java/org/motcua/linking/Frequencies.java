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

    private final short[][] ofName = new short[Form.values().length][];
    private final short[] ofPlace;

    Frequencies(Names names, Places places, People persons) {
        int[] carriers = new int[names.size()];
        int[] dwellers = new int[places.numbers()];
        for (int at = 0; at < persons.size(); at++) {
            if (persons.name(at) >= 0) {
                carriers[persons.name(at)]++;
            }
            for (int unit : places.today(persons.place(at))) {
                dwellers[unit]++;
            }
        }
        Hands.each(
                FORMS.length, at -> ofName[FORMS[at].index] = ofForm(names, FORMS[at], carriers));
        int[] dwelling = new int[places.size()];
        for (int place = 0; place < dwelling.length; place++) {
            for (int unit : places.today(place)) {
                dwelling[place] = Math.max(dwelling[place], dwellers[unit]);
            }
        }
        ofPlace = gains(dwelling, collision(dwellers), sum(dwellers));
    }

    private static short[] ofForm(Names names, Form form, int[] carriers) {
        int slots = Integer.highestOneBit(Math.max(16, carriers.length)) * 4;
        long[] keys = new long[slots];
        int[] counts = new int[slots];
        int[] slotOf = new int[carriers.length];
        for (int name = 0; name < carriers.length; name++) {
            long key = names.key(form, name) | 1;
            int slot = (int) (key >>> 20) & slots - 1;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & slots - 1;
            }
            keys[slot] = key;
            counts[slot] += carriers[name];
            slotOf[name] = slot;
        }
        double collision = collision(counts);
        long all = sum(counts);
        int[] own = new int[carriers.length];
        for (int name = 0; name < own.length; name++) {
            own[name] = counts[slotOf[name]];
        }
        return gains(own, collision, all);
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
            double frequency = Math.max(1, counts[at]) / (double) Math.max(1, all);
            gains[at] = (short) Math.round(1000 * Math.log(collision / frequency) / Math.log(2));
        }
        return gains;
    }

    /// What a pair's names say beyond the average of their level; of two different names the more
    /// common one counts.
    int name(int level, int one, int other) {
        Form form = BY_LEVEL[level];
        if (form == null) {
            return 0;
        }
        short[] gains = ofName[form.index];
        return Math.min(gains[one], gains[other]);
    }

    /// What agreement on a place says beyond the average.
    int place(int level, int person) {
        return level == 1 || level == 2 ? ofPlace[person] : 0;
    }
}
