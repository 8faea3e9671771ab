package org.motcua.linking;

import org.motcua.linking.Cells.Column;

/// Turns rows as they were written into columns that can be compared.
final class Reader {
    private static final int DAY = (1 << 24) - 1;

    private final NameReading reading;
    private final NameReader nameReader;
    private final Numbers numbers;
    private final Births births;
    private final Places places;

    Reader(LinkRule rule, NameReading reading, Places places) {
        this.reading = reading;
        this.nameReader = new NameReader(reading);
        this.numbers = new Numbers(rule.placeholders());
        this.births = new Births(rule.defaultDays());
        this.places = places;
    }

    Names names() {
        return nameReader.names();
    }

    Places places() {
        return places;
    }

    /// A row that says exactly one person.
    void person(int row, Cells cells, People into) {
        byte[] bytes = cells.bytes();
        into.add(
                row,
                nameReader.name(bytes, cells.from(Column.NAME), cells.to(Column.NAME)),
                long12(read(cells, Column.NUMBER)),
                short9(read(cells, Column.OLD_NUMBER)),
                births.read(bytes, cells.from(Column.BIRTH), cells.to(Column.BIRTH)),
                places.of(bytes, cells.from(Column.PLACE), cells.to(Column.PLACE), true),
                sex(cells),
                day(cells));
    }

    /// A row that names one or two owners; numbers and births of the second stand behind a
    /// semicolon.
    ///
    /// @return how many
    int owners(int row, Cells cells, People into) {
        byte[] bytes = cells.bytes();
        var owners = nameReader.owners(bytes, cells.from(Column.NAME), cells.to(Column.NAME));
        int place = places.of(bytes, cells.from(Column.PLACE), cells.to(Column.PLACE), false);
        int day = day(cells);
        byte told = sex(cells);
        for (int at = 0; at < owners.size(); at++) {
            var owner = owners.get(at);
            long number = numberOf(cells, Column.NUMBER, at);
            long old = numberOf(cells, Column.OLD_NUMBER, at);
            byte sex = owner.sex() == 0 && at == 0 ? told : owner.sex();
            into.add(
                    row,
                    owner.name(),
                    long12(number),
                    old == 0 ? short9(number) : short9(old),
                    birth(cells, at),
                    place,
                    sex,
                    day);
        }
        return owners.size();
    }

    private long numberOf(Cells cells, Column column, int owner) {
        int[] piece = piece(cells, column, owner);
        return numbers.read(cells.bytes(), piece[0], piece[1]);
    }

    private int birth(Cells cells, int owner) {
        int[] piece = piece(cells, Column.BIRTH, owner);
        return births.read(cells.bytes(), piece[0], piece[1]);
    }

    private static int[] piece(Cells cells, Column column, int number) {
        int from = cells.from(column);
        int to = cells.to(column);
        int nth = 0;
        int begin = from;
        for (int at = from; at < to; at++) {
            if (cells.bytes()[at] == ';') {
                if (nth == number) {
                    return new int[] {begin, at};
                }
                nth++;
                begin = at + 1;
            }
        }
        return nth == number ? new int[] {begin, to} : new int[] {to, to};
    }

    private long read(Cells cells, Column column) {
        return numbers.read(cells.bytes(), cells.from(column), cells.to(column));
    }

    private static long long12(long number) {
        return Numbers.isLong(number) ? number : 0;
    }

    private static long short9(long number) {
        return Numbers.isLong(number) ? 0 : number;
    }

    private byte sex(Cells cells) {
        return cells.isEmpty(Column.SEX)
                ? 0
                : NameReader.sex(reading.sexes().get(cells.text(Column.SEX)));
    }

    private int day(Cells cells) {
        return births.read(cells.bytes(), cells.from(Column.DAY), cells.to(Column.DAY)) & DAY;
    }
}
