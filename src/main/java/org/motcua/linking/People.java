package org.motcua.linking;

import java.util.Arrays;

/// Many people in columns, one side of a linking: no object for any of them, some 40 bytes each.
final class People {
    static final byte MALE = 1;
    static final byte FEMALE = 2;

    private int[] name;
    private long[] number;
    private long[] oldNumber;
    private int[] birth;
    private int[] place;
    private byte[] sex;
    private int[] day;
    private int[] row;
    private int size;

    People(int expected) {
        int room = Math.max(16, expected);
        name = new int[room];
        number = new long[room];
        oldNumber = new long[room];
        birth = new int[room];
        place = new int[room];
        sex = new byte[room];
        day = new int[room];
        row = new int[room];
    }

    /// Takes one more in; a name below zero and any other zero is none.
    void add(
            int itsRow,
            int itsName,
            long itsNumber,
            long itsOldNumber,
            int itsBirth,
            int itsPlace,
            byte itsSex,
            int itsDay) {
        if (size == name.length) {
            grow(size + (size >> 1) + 1);
        }
        row[size] = itsRow;
        name[size] = itsName;
        number[size] = itsNumber;
        oldNumber[size] = itsOldNumber;
        birth[size] = itsBirth;
        place[size] = itsPlace;
        sex[size] = itsSex;
        day[size] = itsDay;
        size++;
    }

    private void grow(int room) {
        name = Arrays.copyOf(name, room);
        number = Arrays.copyOf(number, room);
        oldNumber = Arrays.copyOf(oldNumber, room);
        birth = Arrays.copyOf(birth, room);
        place = Arrays.copyOf(place, room);
        sex = Arrays.copyOf(sex, room);
        day = Arrays.copyOf(day, room);
        row = Arrays.copyOf(row, room);
    }

    int size() {
        return size;
    }

    /// Which row of the source said it.
    int row(int at) {
        return row[at];
    }

    int name(int at) {
        return name[at];
    }

    long number(int at) {
        return number[at];
    }

    long oldNumber(int at) {
        return oldNumber[at];
    }

    int birth(int at) {
        return birth[at];
    }

    int place(int at) {
        return place[at];
    }

    byte sex(int at) {
        return sex[at];
    }

    int day(int at) {
        return day[at];
    }
}
