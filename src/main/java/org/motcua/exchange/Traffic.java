package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Counts what passes, by hour, member, service, agreement and outcome, and keeps it in files of
/// the gateway's folder. These are figures, not proofs: a machine that loses power loses those of
/// the last seconds, while the log loses nothing.
final class Traffic {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final long HOUR = 3_600_000;
    private static final int MOST = 5_000;
    private static final int HOURS_AT_ONCE = 48;
    private static final int KEPT_HOURS = 800 * 24;

    private final Path folder;
    private final Clock clock;
    private final Map<Key, Counts> counts = new ConcurrentHashMap<>();
    private final Map<Long, Long> written = new HashMap<>();

    private record Key(
            long hour,
            Passed.Side side,
            String client,
            String service,
            String agreement,
            Passed.Outcome outcome) {}

    private static final class Counts {
        private final LongAdder count = new LongAdder();
        private final LongAdder asked = new LongAdder();
        private final LongAdder answered = new LongAdder();
        private final LongAdder micros = new LongAdder();
        private final AtomicLongArray waits = new AtomicLongArray(Passed.WAITS);
    }

    /// @param folder of the gateway
    Traffic(Path folder, Clock clock) {
        this.folder = folder.resolve("figures");
        this.clock = clock;
        takeUp(hour());
    }

    private long hour() {
        return Math.floorDiv(clock.millis(), HOUR);
    }

    /// What was counted before a restart in the same hour.
    private void takeUp(long hour) {
        Path file = file(hour);
        if (Files.notExists(file)) {
            return;
        }
        try {
            var passed = SignedDirectory.JSON.readValue(Files.readAllBytes(file), Passed.class);
            for (var cell : passed.cells()) {
                var into =
                        counts(
                                new Key(
                                        hour,
                                        cell.side(),
                                        cell.client(),
                                        cell.service(),
                                        cell.agreement(),
                                        cell.outcome()));
                into.count.add(cell.count());
                into.asked.add(cell.asked());
                into.answered.add(cell.answered());
                into.micros.add(cell.micros());
                cell.waits().forEach((wait, many) -> into.waits.addAndGet(wait, many));
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("The figures of this hour begin anew: {}", e.getMessage());
        }
    }

    void add(
            Passed.Side side,
            String client,
            String service,
            String agreement,
            Passed.Outcome outcome,
            long asked,
            long answered,
            long micros) {
        var into = counts(new Key(hour(), side, client, service, agreement, outcome));
        into.count.increment();
        into.asked.add(asked);
        into.answered.add(answered);
        into.micros.add(micros);
        into.waits.incrementAndGet(Passed.place(micros));
    }

    private Counts counts(Key key) {
        var found = counts.get(key);
        if (found != null) {
            return found;
        }
        // names that somebody invents must not fill the memory
        var kept =
                counts.size() < MOST
                        ? key
                        : new Key(key.hour, key.side, "other", "other", "", key.outcome);
        return counts.computeIfAbsent(kept, _ -> new Counts());
    }

    /// Writes what changed; hours that are over leave the memory.
    synchronized void flush() {
        var hours = new TreeMap<Long, List<Passed.Cell>>();
        var totals = new HashMap<Long, Long>();
        counts.forEach((key, found) -> {
            var cell = cell(key, found);
            hours.computeIfAbsent(key.hour, _ -> new ArrayList<>()).add(cell);
            totals.merge(key.hour, cell.count(), Long::sum);
        });
        long now = hour();
        hours.forEach((hour, cells) -> {
            long total = totals.getOrDefault(hour, 0L);
            if (Long.valueOf(total).equals(written.get(hour))) {
                return;
            }
            try {
                LogKeys.Secrets.write(
                        file(hour),
                        SignedDirectory.JSON.writeValueAsBytes(new Passed(hour, cells)));
                written.put(hour, total);
            } catch (IOException e) {
                LOG.warn("Figures cannot be kept: {}", e.getMessage());
            }
        });
        counts.keySet().removeIf(key -> key.hour < now - 1 && written.containsKey(key.hour));
        written.keySet().removeIf(hour -> hour < now - 1);
    }

    private static Passed.Cell cell(Key key, Counts found) {
        var waits = new TreeMap<Integer, Long>();
        for (int i = 0; i < Passed.WAITS; i++) {
            if (found.waits.get(i) > 0) {
                waits.put(i, found.waits.get(i));
            }
        }
        return new Passed.Cell(
                key.side,
                key.client,
                key.service,
                key.agreement,
                key.outcome,
                found.count.sum(),
                found.asked.sum(),
                found.answered.sum(),
                found.micros.sum(),
                waits);
    }

    private Path file(long hour) {
        return folder.resolve(hour + ".json");
    }

    /// The figures from an hour on, the oldest first, so many hours at once.
    List<Passed> from(long hour) throws IOException {
        flush();
        var found = new ArrayList<Passed>();
        for (long each : hours().stream().filter(one -> one >= hour).sorted().toList()) {
            if (found.size() < HOURS_AT_ONCE) {
                found.add(
                        SignedDirectory.JSON.readValue(
                                Files.readAllBytes(file(each)), Passed.class));
            }
        }
        return found;
    }

    private List<Long> hours() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\.json"))
                    .map(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .toList();
        }
    }

    /// Removes figures that are older than two years.
    synchronized void forget() {
        try {
            for (long hour : hours()) {
                if (hour < hour() - KEPT_HOURS) {
                    Files.deleteIfExists(file(hour));
                }
            }
        } catch (IOException e) {
            LOG.warn("Old figures cannot be removed: {}", e.getMessage());
        }
    }
}
