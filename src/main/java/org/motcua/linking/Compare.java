package org.motcua.linking;

import org.motcua.linking.Names.Form;

/// On which levels two people stand to each other: one number of 24 bits, four for each [Measure],
/// zero where one side does not say it.
final class Compare {
    private static final int OLDEST = 120;

    private final Names names;
    private final Places places;

    Compare(Names names, Places places) {
        this.names = names;
        this.places = places;
    }

    int levels(People records, int record, People persons, int person) {
        int levels = 0;
        int one = records.name(record);
        int other = persons.name(person);
        if (one >= 0 && other >= 0) {
            levels |= name(one, other);
        }
        if (records.number(record) != 0 && persons.number(person) != 0) {
            levels |= Numbers.level(records.number(record), persons.number(person)) << 4;
        }
        if (records.oldNumber(record) != 0 && persons.oldNumber(person) != 0) {
            levels |= Numbers.level(records.oldNumber(record), persons.oldNumber(person)) << 8;
        }
        if (records.birth(record) != 0 && persons.birth(person) != 0) {
            levels |= Births.level(records.birth(record), persons.birth(person)) << 12;
        }
        if (records.place(record) != 0 && persons.place(person) != 0) {
            levels |= places.level(records.place(record), persons.place(person)) << 16;
        }
        if (records.sex(record) != 0 && persons.sex(person) != 0) {
            levels |= (records.sex(record) == persons.sex(person) ? 1 : 2) << 20;
        }
        return levels;
    }

    /// Whether the person cannot have been there: dead before the record was made, not born, or
    /// older than people get.
    static boolean impossible(People records, int record, People persons, int person) {
        int made = records.day(record);
        if (made == 0) {
            return false;
        }
        int died = persons.day(person);
        if (died != 0 && died < made) {
            return true;
        }
        int born = Births.year(persons.birth(person));
        int age = Births.year(made) - born;
        return born != 0 && (age < 0 || age > OLDEST);
    }

    /// The number of the level of two names, from 1.
    int name(int one, int other) {
        if (one == other) {
            return 1;
        }
        if (same(Form.MOVED, one, other)) {
            return 2;
        }
        if (same(Form.BARE, one, other)) {
            if (names.isPlain(one) || names.isPlain(other)) {
                return 3;
            }
            return same(Form.TONELESS, one, other) ? 4 : 5;
        }
        if (same(Form.NORTH, one, other) || same(Form.SOUTH, one, other)) {
            return 6;
        }
        if (slips(one, other)) {
            return 7;
        }
        if (same(Form.SOUNDS, one, other)) {
            return 8;
        }
        return same(Form.ENDS, one, other) && within(one, other) ? 9 : 10;
    }

    private boolean same(Form form, int one, int other) {
        return names.key(form, one) == names.key(form, other);
    }

    /// One slip of the keyboard in a syllable, and in no more than half of them.
    private boolean slips(int one, int other) {
        int length = names.length(one);
        if (length != names.length(other) || length < 2) {
            return false;
        }
        int wrong = 0;
        var syllables = names.syllables();
        for (int at = 0; at < length; at++) {
            int here = names.syllable(one, at);
            int there = names.syllable(other, at);
            if (here != there && syllables.bare().at(here) != syllables.bare().at(there)) {
                if (++wrong * 2 > length
                        || !oneSlip(syllables.bareText(here), syllables.bareText(there))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether one letter more, less or other, or two neighbours exchanged, make the difference.
    static boolean oneSlip(String one, String other) {
        if (one.length() > other.length()) {
            return oneSlip(other, one);
        }
        int longer = other.length() - one.length();
        if (longer > 1) {
            return false;
        }
        int begin = 0;
        while (begin < one.length() && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < one.length() - begin
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - begin - end;
        if (longer == 1) {
            return left == 0;
        }
        return left <= 1
                || (left == 2
                        && one.charAt(begin) == other.charAt(begin + 1)
                        && one.charAt(begin + 1) == other.charAt(begin));
    }

    /// Whether all syllables of the shorter name stand in the longer one, as they sound.
    private boolean within(int one, int other) {
        int length = names.length(one);
        int longer = names.length(other);
        if (length == longer) {
            return false;
        }
        if (length > longer) {
            return within(other, one);
        }
        var sound = names.syllables().sound();
        int found = 0;
        for (int at = 0; at < longer && found < length; at++) {
            if (sound.at(names.syllable(one, found)) == sound.at(names.syllable(other, at))) {
                found++;
            }
        }
        return found == length;
    }
}
