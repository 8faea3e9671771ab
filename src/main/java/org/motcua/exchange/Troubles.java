package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The messages in trouble, in a file for each day; so many in a second, so that who attacks fills
/// no disk.
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final int PER_SECOND = 100;
    private static final int AT_ONCE = 500;
    private static final int KEPT_DAYS = 90;

    private final Path folder;
    private final Clock clock;
    private final AtomicLong numbers;
    private final ConcurrentLinkedQueue<Trouble> waiting = new ConcurrentLinkedQueue<>();
    private final Rate rate = new Rate(PER_SECOND, PER_SECOND);

    /// @param folder of the gateway
    Troubles(Path folder, Clock clock) {
        this.folder = folder.resolve("troubles");
        this.clock = clock;
        numbers = new AtomicLong(last());
    }

    private long last() {
        var days = days();
        for (int i = days.size() - 1; i >= 0; i--) {
            var found = read(days.get(i));
            if (!found.isEmpty()) {
                return found.getLast().number();
            }
        }
        return 0;
    }

    /// @param trouble with any number; it gets the next
    void add(Trouble trouble) {
        if (!rate.take(clock.millis())) {
            return;
        }
        waiting.add(
                new Trouble(
                        numbers.incrementAndGet(),
                        clock.millis(),
                        trouble.side(),
                        trouble.kind(),
                        trouble.id(),
                        trouble.client(),
                        trouble.service(),
                        trouble.agreement(),
                        trouble.type(),
                        trouble.status(),
                        trouble.millis(),
                        trouble.method()));
    }

    /// Writes what waits.
    synchronized void flush() {
        var lines = new StringBuilder();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            lines.append(SignedDirectory.JSON.writeValueAsString(next)).append('\n');
        }
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(today() + ".jsonl"),
                    lines,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Messages in trouble cannot be kept: {}", e.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
    }

    /// Those after a number, the oldest first, so many at once.
    List<Trouble> after(long number) {
        flush();
        var found = new ArrayList<Trouble>();
        for (Path day : days()) {
            read(day).stream().filter(one -> one.number() > number).forEach(found::add);
        }
        return found.size() > AT_ONCE ? List.copyOf(found.subList(0, AT_ONCE)) : found;
    }

    private List<Path> days() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        } catch (IOException e) {
            throw new ExchangeFault("%s cannot be read.".formatted(folder), e);
        }
    }

    private static List<Trouble> read(Path day) {
        var found = new ArrayList<Trouble>();
        try {
            for (String line : Files.readAllLines(day)) {
                try {
                    found.add(SignedDirectory.JSON.readValue(line, Trouble.class));
                } catch (JacksonException _) {
                    // the end of a line that was being written when the machine stopped
                    LOG.debug("a line of {} cannot be read", day);
                }
            }
        } catch (IOException e) {
            throw new ExchangeFault("%s cannot be read.".formatted(day), e);
        }
        return found;
    }

    /// Removes those of long ago.
    synchronized void forget() {
        String before = today().minusDays(KEPT_DAYS).toString();
        for (Path day : days()) {
            if (day.getFileName().toString().compareTo(before) < 0) {
                try {
                    Files.deleteIfExists(day);
                } catch (IOException e) {
                    LOG.warn("{} cannot be removed: {}", day, e.getMessage());
                }
            }
        }
    }
}
