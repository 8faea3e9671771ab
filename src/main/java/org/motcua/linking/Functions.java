package org.motcua.linking;

import java.nio.charset.StandardCharsets;
import org.motcua.linking.Cells.Column;

/// The kernel's own classes as functions over rows of text, for engines that join by themselves: no
/// string function of an engine may decide a link. A row is its cells in the order of
/// [Cells.Column] with tabs between them.
public final class Functions {
    private final Linking linking;
    private final Weigh weigh;

    Functions(Linking linking, Weigh weigh) {
        this.linking = linking;
        this.weigh = weigh;
    }

    /// How many owners a record names.
    public synchronized int owners(String record) {
        return linking.reader().owners(0, cells(record), new People(2));
    }

    /// How many units of today may be meant by a record's place, at least one.
    public synchronized int units(String record) {
        var owners = new People(2);
        linking.reader().owners(0, cells(record), owners);
        return Math.max(1, linking.reader().places().today(owners.place(0)).length);
    }

    /// The key of a person in a block, 0 where a part of it is not known.
    public synchronized long personKey(int block, String person) {
        var one = person(person);
        int[] units = linking.reader().places().today(one.place(0));
        return linking.blocks().key(block, one, 0, units.length == 0 ? 0 : units[0]);
    }

    /// The key of one owner of a record in a block for one of the units of today, 0 where a part of
    /// it is not known or the block does not ask for further units.
    public synchronized long ownerKey(int block, int owner, int unit, String record) {
        var owners = new People(2);
        linking.reader().owners(0, cells(record), owners);
        int[] units = linking.reader().places().today(owners.place(owner));
        if (unit > 0 && !linking.blocks().isLocal(block)) {
            return 0;
        }
        return linking.blocks().key(block, owners, owner, unit < units.length ? units[unit] : 0);
    }

    /// What a pair weighs, in thousandths of a bit.
    public synchronized int weight(int owner, String record, String person) {
        var owners = new People(2);
        linking.reader().owners(0, cells(record), owners);
        var one = person(person);
        int levels = linking.compare().levels(owners, owner, one, 0);
        var frequencies = linking.frequencies();
        return weigh.weight(
                levels,
                frequencies.name(Measure.NAME.at(levels), owners.name(owner), one.name(0)),
                frequencies.place(Measure.PLACE.at(levels), one.place(0)));
    }

    private People person(String row) {
        var one = new People(1);
        linking.reader().person(0, cells(row), one);
        return one;
    }

    /// A row of cells with tabs between them.
    public static Cells cells(String row) {
        var cells = new Cells();
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        cells.of(bytes);
        int begin = 0;
        int column = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '\t') {
                cells.set(Column.at(column++), begin, at);
                begin = at + 1;
            }
        }
        return cells;
    }
}
