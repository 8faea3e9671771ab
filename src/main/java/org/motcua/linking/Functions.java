package org.motcua.linking;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
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

    /// The functions of a worker who has none of the persons, only what all of them together say of
    /// how common names and places are.
    ///
    /// @param names how many persons are written so, by the cell as it is written
    /// @param places the same of places
    public static Functions of(
            Brief brief, Map<String, Integer> names, Map<String, Integer> places) {
        var linking =
                new Linking(
                        brief.rule(),
                        brief.hash(),
                        brief.reading(),
                        Places.of(brief.heirs()),
                        16,
                        16);
        linking.prepare(names, places);
        return linking.functions(brief.model());
    }

    /// Somebody who may be meant by an owner.
    ///
    /// @param person the number under which the asker knows them
    /// @param weight in thousandths of a bit
    /// @param kinds how many independent kinds of evidence speak for it
    /// @param forbidden whether something forbids to link without asking
    public record Candidate(long person, int weight, int kinds, boolean forbidden)
            implements Serializable {}

    /// What follows for an owner.
    ///
    /// @param person the most likely one
    public record Answer(long person, int weight, double probability, Outcome outcome)
            implements Serializable {}

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
    public int weight(int owner, String record, String person) {
        return candidate(owner, record, 0, person).weight();
    }

    /// What speaks for a pair.
    ///
    /// @param number of the person, given back
    public synchronized Candidate candidate(int owner, String record, long number, String person) {
        var owners = new People(2);
        linking.reader().owners(0, cells(record), owners);
        var one = person(person);
        int levels = linking.compare().levels(owners, owner, one, 0);
        var frequencies = linking.frequencies();
        int ofName = frequencies.name(Measure.NAME.at(levels), owners.name(owner), one.name(0));
        int ofPlace = frequencies.place(Measure.PLACE.at(levels), one.place(0));
        return new Candidate(
                number,
                weigh.weight(levels, ofName, ofPlace),
                weigh.kinds(levels, ofName, ofPlace),
                weigh.forbidden(levels) || Compare.impossible(owners, owner, one, 0));
    }

    /// What follows from all who may be meant by an owner, each of them once; at least one.
    public Answer answer(Collection<Candidate> candidates) {
        var sorted =
                candidates.stream()
                        .sorted(
                                Comparator.comparingInt(Candidate::weight)
                                        .reversed()
                                        .thenComparingLong(Candidate::person))
                        .toList();
        var best = sorted.getFirst();
        double sum = sorted.stream().mapToDouble(one -> weigh.odds(one.weight())).sum();
        double probability = weigh.probability(weigh.odds(best.weight()), sum);
        int lead = sorted.size() < 2 ? Integer.MAX_VALUE : best.weight() - sorted.get(1).weight();
        return new Answer(
                best.person(),
                best.weight(),
                probability,
                weigh.outcome(probability, lead, best.kinds(), best.forbidden()));
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
