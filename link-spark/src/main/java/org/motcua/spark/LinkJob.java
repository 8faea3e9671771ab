package org.motcua.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.motcua.linking.Brief;
import org.motcua.linking.Functions;
import org.motcua.linking.Functions.Candidate;
import scala.Tuple2;

/// Links the records of a folder with its persons: `LinkJob FOLDER OUT [--pairs]`.
///
/// The folder holds `brief.bin`, `persons.tsv` and `records.tsv`, as `./motcua link NAME REGISTRY --out`
/// writes them, at a place that driver and workers can read. `OUT/links` gets a line for every owner
/// who may be somebody: key of the record, which owner, key of the person, weight in thousandths of a
/// bit, probability, outcome. With `--pairs`, `OUT/pairs` gets every pair that was compared: number of
/// the record, which owner, number of the person, weight.
///
/// No pair ends the search here, as a sure one does in the program itself: workers look at blocks in
/// no order.
public final class LinkJob {
    private LinkJob() {}

    /// One block's key: persons and owners who share it are compared.
    private record Key(int block, long key) implements Serializable {}

    private record Owner(long record, int nth, String cells) implements Serializable {}

    private record OwnerId(long record, int nth) implements Serializable {}

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("LinkJob FOLDER OUT [--pairs]");
            System.exit(2);
        }
        var conf = new SparkConf().setAppName("motcua link");
        try (var spark = new JavaSparkContext(conf)) {
            boolean pairs = List.of(args).contains("--pairs");
            new Run(spark, args[0]).write(args[1], pairs);
        }
    }

    private static final class Run {
        private final JavaRDD<Row> persons;
        private final JavaRDD<Row> records;
        private final Workers workers;
        private final int blocks;
        private final List<Integer> caps;

        Run(JavaSparkContext spark, String folder) throws IOException {
            byte[] brief = Files.readAllBytes(Path.of(folder, "brief.bin"));
            var rule = Brief.read(new ByteArrayInputStream(brief)).rule();
            blocks = rule.blocks().size();
            caps = new ArrayList<>();
            rule.blocks().forEach(block -> caps.add(block.cap()));
            int parts = spark.defaultParallelism() * 2;
            persons = spark.textFile(folder + "/persons.tsv", parts).map(Row::of);
            records = spark.textFile(folder + "/records.tsv", parts).map(Row::of);
            workers =
                    new Workers(
                            UUID.randomUUID().toString(),
                            spark.broadcast(brief),
                            spark.broadcast(counted(persons.map(Row::name))),
                            spark.broadcast(counted(persons.map(Row::place))));
        }

        /// How many persons are written so.
        private static Map<String, Integer> counted(JavaRDD<String> cells) {
            return new HashMap<>(
                    cells.mapToPair(cell -> new Tuple2<>(cell, 1))
                            .reduceByKey(Integer::sum)
                            .collectAsMap());
        }

        void write(String out, boolean pairs) {
            var candidates = candidates().distinct().cache();
            if (pairs) {
                candidates
                        .map(each ->
                                "%d\t%d\t%d\t%d"
                                        .formatted(
                                                each._1().record(),
                                                each._1().nth(),
                                                each._2().person(),
                                                each._2().weight()))
                        .saveAsTextFile(out + "/pairs");
            }
            links(candidates).saveAsTextFile(out + "/links");
        }

        private JavaPairRDD<OwnerId, Candidate> candidates() {
            var by = workers;
            var most = caps;
            return personKeys()
                    .cogroup(ownerKeys())
                    .mapPartitionsToPair(groups -> {
                        var functions = by.functions();
                        return new Flat<>(
                                groups,
                                group -> compared(functions, most, group));
                    });
        }

        private static List<Tuple2<OwnerId, Candidate>> compared(
                Functions functions,
                List<Integer> caps,
                Tuple2<Key, Tuple2<Iterable<Row>, Iterable<Owner>>> group) {
            var found = new ArrayList<Tuple2<OwnerId, Candidate>>();
            var owners = group._2()._2().iterator();
            if (!owners.hasNext()) {
                return found;
            }
            var persons = new ArrayList<Row>();
            for (Row person : group._2()._1()) {
                persons.add(person);
                if (persons.size() > caps.get(group._1().block())) {
                    return found;
                }
            }
            while (owners.hasNext()) {
                var owner = owners.next();
                for (Row person : persons) {
                    found.add(
                            new Tuple2<>(
                                    new OwnerId(owner.record(), owner.nth()),
                                    functions.candidate(
                                            owner.nth(),
                                            owner.cells(),
                                            person.number(),
                                            person.cells())));
                }
            }
            return found;
        }

        private JavaPairRDD<Key, Row> personKeys() {
            var by = workers;
            int all = blocks;
            return persons.mapPartitionsToPair(rows -> {
                var functions = by.functions();
                return new Flat<>(
                        rows,
                        row -> {
                            var keys = new ArrayList<Tuple2<Key, Row>>();
                            for (int block = 0; block < all; block++) {
                                long key = functions.personKey(block, row.cells());
                                if (key != 0) {
                                    keys.add(new Tuple2<>(new Key(block, key), row));
                                }
                            }
                            return keys;
                        });
            });
        }

        private JavaPairRDD<Key, Owner> ownerKeys() {
            var by = workers;
            int all = blocks;
            return records.mapPartitionsToPair(rows -> {
                var functions = by.functions();
                return new Flat<>(rows, row -> keys(functions, row, all));
            });
        }

        private static List<Tuple2<Key, Owner>> keys(Functions functions, Row row, int blocks) {
            var keys = new ArrayList<Tuple2<Key, Owner>>();
            int owners = functions.owners(row.cells());
            int units = functions.units(row.cells());
            for (int nth = 0; nth < owners; nth++) {
                var owner = new Owner(row.number(), nth, row.cells());
                for (int block = 0; block < blocks; block++) {
                    for (int unit = 0; unit < units; unit++) {
                        long key = functions.ownerKey(block, nth, unit, row.cells());
                        if (key != 0) {
                            keys.add(new Tuple2<>(new Key(block, key), owner));
                        }
                    }
                }
            }
            return keys;
        }

        /// With the keys of the registries in the place of running numbers.
        private JavaRDD<String> links(JavaPairRDD<OwnerId, Candidate> candidates) {
            var by = workers;
            var personKeys = persons.mapToPair(row -> new Tuple2<>(row.number(), row.key()));
            var recordKeys = records.mapToPair(row -> new Tuple2<>(row.number(), row.key()));
            return candidates
                    .groupByKey()
                    .mapPartitionsToPair(owners -> {
                        var functions = by.functions();
                        return new Flat<>(
                                owners,
                                owner -> {
                                    var all = new ArrayList<Candidate>();
                                    owner._2().forEach(all::add);
                                    var answer = functions.answer(all);
                                    return List.of(
                                            new Tuple2<>(
                                                    answer.person(),
                                                    new Tuple2<>(owner._1(), answer)));
                                });
                    })
                    .join(personKeys)
                    .mapToPair(each ->
                            new Tuple2<>(
                                    each._2()._1()._1().record(),
                                    "%d\t%s\t%d\t%.6f\t%s"
                                            .formatted(
                                                    each._2()._1()._1().nth(),
                                                    each._2()._2(),
                                                    each._2()._1()._2().weight(),
                                                    each._2()._1()._2().probability(),
                                                    each._2()._1()._2().outcome())))
                    .join(recordKeys)
                    .map(each -> each._2()._2() + "\t" + each._2()._1());
        }
    }

    private interface Many<A, B> {
        List<B> of(A one);
    }

    /// All that follows from each of some things, one after the other.
    private static final class Flat<A, B> implements Iterator<B> {
        private final Iterator<A> from;
        private final Many<A, B> many;
        private Iterator<B> now = List.<B>of().iterator();

        Flat(Iterator<A> from, Many<A, B> many) {
            this.from = from;
            this.many = many;
        }

        @Override
        public boolean hasNext() {
            while (!now.hasNext() && from.hasNext()) {
                now = many.of(from.next()).iterator();
            }
            return now.hasNext();
        }

        @Override
        public B next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return now.next();
        }
    }
}
