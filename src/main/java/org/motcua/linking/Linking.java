package org.motcua.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One linking in memory: takes the persons, then the records, learns its weights, and finds for
/// each owner in each record the person who is meant.
///
/// Rows are known by their number in the order in which they were given.
public final class Linking {
    private static final int PIECE = 4096;

    private final LinkRule rule;
    private final String hash;
    private final Reader reader;
    private final People persons;
    private final People records;
    private final Compare compare;
    private final Blocks blocks;
    private @Nullable Frequencies frequencies;
    private int rows;

    /// @param hash of the definition
    /// @param expectedPersons a guess, so that columns need not grow
    public Linking(
            LinkRule rule,
            String hash,
            NameReading reading,
            Places places,
            int expectedPersons,
            int expectedRecords) {
        this.rule = rule;
        this.hash = hash;
        this.reader = new Reader(rule, reading, places);
        this.persons = new People(expectedPersons);
        this.records = new People(expectedRecords);
        this.compare = new Compare(reader.names(), places);
        this.blocks = new Blocks(rule, reader.names(), places);
    }

    /// Takes one person in.
    public void person(Cells cells) {
        reader.person(persons.size(), cells, persons);
    }

    /// Takes one record in.
    ///
    /// @return how many owners it names
    public int record(Cells cells) {
        return reader.owners(rows++, cells, records);
    }

    /// How many persons were taken in.
    public int persons() {
        return persons.size();
    }

    /// How many owners the records name.
    public int owners() {
        return records.size();
    }

    /// In which row an owner was named.
    public int row(int owner) {
        return records.row(owner);
    }

    /// Sorts what was taken in. After this nothing more is taken.
    public void prepare() {
        blocks.fill(persons);
        frequencies = new Frequencies(reader.names(), reader.places(), persons);
    }

    /// As [#prepare()], for a worker who has none of the persons: told how often each name and each
    /// place is written among all of them.
    void prepare(Map<String, Integer> names, Map<String, Integer> places) {
        var known = new People(1);
        var counted = new TreeMap<>(names);
        int[] numbers = new int[counted.size()];
        int at = 0;
        for (String name : counted.keySet()) {
            reader.person(0, Cells.of(name), known);
            numbers[at] = known.name(at);
            at++;
        }
        int[] carriers = new int[reader.names().size()];
        at = 0;
        for (int many : counted.values()) {
            if (numbers[at] >= 0) {
                carriers[numbers[at]] += many;
            }
            at++;
        }
        frequencies = new Frequencies(reader.names(), reader.places(), carriers, dwellers(places));
    }

    private int[] dwellers(Map<String, Integer> places) {
        var known = new People(1);
        var units = new ArrayList<int[]>();
        var many = new ArrayList<Integer>();
        new TreeMap<>(places)
                .forEach((place, count) -> {
                    reader.person(0, Cells.of(null, null, null, null, null, place), known);
                    units.add(reader.places().today(known.place(known.size() - 1)));
                    many.add(count);
                });
        int[] dwellers = new int[reader.places().numbers()];
        for (int at = 0; at < units.size(); at++) {
            for (int unit : units.get(at)) {
                dwellers[unit] += many.get(at);
            }
        }
        return dwellers;
    }

    /// Learns the weights from what was taken in.
    public Model train() {
        if (persons.size() == 0 || records.size() == 0) {
            return Model.of(rule, hash, Math.max(1, persons.size()));
        }
        return new Training(rule, hash, records, persons, blocks, reader.places(), compare).run();
    }

    /// Finds the person of every owner.
    ///
    /// @param done is told now and then how many are done
    public Found run(Model model, LongConsumer done) {
        var found = new Found(rule, records.size());
        var weigh = new Weigh(rule, model);
        var searches = new ArrayList<Search>();
        var mine =
                ThreadLocal.withInitial(() -> {
                    var search = search(weigh, true);
                    synchronized (searches) {
                        searches.add(search);
                    }
                    return search;
                });
        var count = new AtomicLong();
        int pieces = (records.size() + PIECE - 1) / PIECE;
        Hands.each(
                pieces,
                piece -> {
                    var search = mine.get();
                    int end = Math.min(records.size(), (piece + 1) * PIECE);
                    for (int record = piece * PIECE; record < end; record++) {
                        search.find(record);
                        found.put(record, search);
                    }
                    done.accept(count.addAndGet(end - piece * (long) PIECE));
                });
        searches.forEach(found::add);
        return found;
    }

    /// Everything that is compared where no pair is so sure that it ends the search: for checks by
    /// other engines.
    public void pairs(Model model, PairEar ear) {
        var search = search(new Weigh(rule, model), false);
        for (int record = 0; record < records.size(); record++) {
            search.find(record);
            for (int at = 0; at < search.count(); at++) {
                ear.pair(record, search.candidate(at), search.levels(at), search.weight(at));
            }
        }
    }

    /// Hears of every pair.
    @FunctionalInterface
    public interface PairEar {
        /// @param weight in thousandths of a bit
        void pair(int owner, int person, int levels, int weight);
    }

    /// Somebody who judges single owners and says why.
    public Judge judge(Model model) {
        var weigh = new Weigh(rule, model);
        return new Judge(records, persons, weigh, search(weigh, true));
    }

    /// The largest blocks of each kind and how many pairs there are to look at: what a run will
    /// cost, before it is begun.
    public List<Forecast> forecast() {
        return Forecast.of(rule, records, blocks, reader.places());
    }

    /// The same classes as functions, for other engines.
    public Functions functions(Model model) {
        return new Functions(this, new Weigh(rule, model));
    }

    Reader reader() {
        return reader;
    }

    Blocks blocks() {
        return blocks;
    }

    Compare compare() {
        return compare;
    }

    Frequencies frequencies() {
        if (frequencies == null) {
            throw new IllegalStateException("prepare() comes first");
        }
        return frequencies;
    }

    private Search search(Weigh weigh, boolean stops) {
        return new Search(
                rule,
                records,
                persons,
                blocks,
                reader.places(),
                compare,
                weigh,
                frequencies(),
                stops);
    }
}
