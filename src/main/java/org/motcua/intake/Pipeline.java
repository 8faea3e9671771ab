package org.motcua.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.registry.Bulk;
import org.motcua.registry.Registry;
import org.motcua.registry.Scrutiny;

/// Reads, judges and writes at the same time: while one chunk is written, the next is judged and
/// the one after it read. Only a few chunks are in memory.
final class Pipeline {
    private static final int WAITING = 2;
    private static final int TRIES = 5;

    private final Bulk bulk;
    private final Registry registry;
    private final Washing washing;
    private final Feeds feeds;
    private final Imports.Order order;
    private final String hash;
    private final String cause;
    private final int size;
    private final Examiner examiner;

    Pipeline(
            Countries countries,
            Bulk bulk,
            Registry registry,
            Washing washing,
            Feeds feeds,
            Imports.Order order,
            String hash,
            int size) {
        this.bulk = bulk;
        this.registry = registry;
        this.washing = washing;
        this.feeds = feeds;
        this.order = order;
        this.hash = hash;
        this.size = size;
        this.cause = "intake:" + hash.substring(0, 16);
        this.examiner =
                new Examiner(
                        bulk,
                        registry,
                        Scrutiny.of(countries.active(), registry, bulk.today()),
                        order,
                        cause);
    }

    /// Some rows that were read.
    ///
    /// @param position how far the file is read after them
    /// @param broken why nothing follows, where the file broke off
    private record Chunk(
            List<Washed> rows, long position, boolean last, @Nullable IOException broken) {}

    /// A chunk on its way to the database.
    private record Writing(Examined examined, Future<Report> report) {}

    /// Brings all rows in.
    ///
    /// @param from what an earlier run did: so many rows are skipped
    Report run(Rows rows, Complaints complaints, Report from, Imports.Progress progress)
            throws IOException {
        var chunks = new ArrayBlockingQueue<Chunk>(WAITING);
        try (ExecutorService hands =
                Executors.newFixedThreadPool(2, Thread.ofPlatform().factory())) {
            Future<?> reading = hands.submit(() -> read(rows, from.rows(), chunks));
            try {
                return judged(hands, reading, chunks, complaints, from, rows.size(), progress);
            } finally {
                reading.cancel(true);
            }
        }
    }

    private void read(Rows rows, long skipped, BlockingQueue<Chunk> chunks) {
        try {
            @Nullable IOException broken = null;
            var some = new ArrayList<Washed>(size);
            boolean more = true;
            while (more) {
                try {
                    Optional<Row> row = rows.next();
                    more = row.isPresent();
                    row.filter(one -> one.number() > skipped)
                            .ifPresent(one -> some.add(washing.wash(one)));
                } catch (IOException e) {
                    broken = e;
                    more = false;
                }
                if (some.size() == size || !more) {
                    chunks.put(new Chunk(List.copyOf(some), rows.position(), !more, broken));
                    some.clear();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Report judged(
            ExecutorService hands,
            Future<?> reading,
            BlockingQueue<Chunk> chunks,
            Complaints complaints,
            Report from,
            long of,
            Imports.Progress progress)
            throws IOException {
        var report = from;
        @Nullable Writing writing = null;
        while (true) {
            var chunk = next(chunks, reading);
            if (writing != null && meet(writing, chunk)) {
                report = done(writing);
                writing = null;
            }
            var examined = examiner.examine(chunk.rows());
            if (writing != null) {
                report = done(writing);
            }
            var before = report;
            writing =
                    new Writing(
                            examined,
                            hands.submit(() -> write(chunk, examined, complaints, before)));
            if (chunk.last()) {
                report = done(writing);
                progress.at(chunk.position(), of);
                if (chunk.broken() != null) {
                    throw chunk.broken();
                }
                return report;
            }
            progress.at(chunk.position(), of);
        }
    }

    private static Chunk next(BlockingQueue<Chunk> chunks, Future<?> reading) throws IOException {
        try {
            while (true) {
                var chunk = chunks.poll(100, TimeUnit.MILLISECONDS);
                if (chunk != null) {
                    return chunk;
                }
                if (reading.isDone() && chunks.isEmpty()) {
                    reading.get();
                    throw new IllegalStateException("the reading ended without an end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the file could not be read", e.getCause());
        }
    }

    /// Whether a chunk names a record that is just being written: it has to see what becomes of it.
    private boolean meet(Writing writing, Chunk chunk) {
        return order.number()
                || !Collections.disjoint(
                        writing.examined().keys(),
                        chunk.rows().stream().flatMap(row -> row.key().stream()).toList())
                || registry.fields().values().stream().anyMatch(Registry.Field::unique)
                || chunk.rows().stream().anyMatch(row -> !row.asked().isEmpty());
    }

    private static Report done(Writing writing) throws IOException {
        try {
            return writing.report().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException("the records were not taken", e.getCause());
        }
    }

    /// Writes a chunk; one whose records were changed meanwhile is judged again.
    private Report write(Chunk chunk, Examined first, Complaints complaints, Report before) {
        try {
            var examined = first;
            long start = complaints.length();
            for (int tries = 0; tries < TRIES; tries++) {
                var report = before.plus(examined);
                long length = complaints.write(examined.refused());
                if (order.dryRun() || written(examined, report, length)) {
                    return report;
                }
                complaints.back(start);
                chunk.rows().forEach(Washed::afresh);
                examined = examiner.examine(chunk.rows());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                "others change the same records all the time; feed the file again later");
    }

    private boolean written(Examined examined, Report report, long complaintBytes) {
        var outcome =
                bulk.write(
                        registry,
                        examined.pieces(),
                        cause,
                        order.actor(),
                        Report.NONE
                                .plus(examined)
                                .told(String.valueOf(order.file().getFileName()), hash),
                        entities -> {
                            feeds.written(entities, examined.written(), hash, bulk.now());
                            feeds.keep(registry.id(), hash, report, complaintBytes);
                        });
        return outcome instanceof Bulk.Outcome.Written;
    }
}
