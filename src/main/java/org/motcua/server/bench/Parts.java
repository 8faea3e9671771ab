package org.motcua.server.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where the processor's time of the program and its database goes, by the kind of work. Counted
/// are the samples of the JDK's flight recorder, taken every ten milliseconds of a thread's
/// processor time, and the time that the system booked for the database's processes.
final class Parts implements AutoCloseable {
    private final Recording recording = new Recording();
    private final Duration databaseBefore = database();
    private final long processBefore = process();

    /// A kind of work.
    enum Part {
        SIGNING("signing"),
        DOCUMENTS("setting documents"),
        DATABASE("database"),
        RULES("rules and answers"),
        PAGES("pages and HTTP"),
        FOLLOWERS("journal's order, seal, followers"),
        CLIENTS("the bench's own clients"),
        MACHINE("compiler and collector");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        boolean ofTheProgram() {
            return this != CLIENTS && this != MACHINE;
        }
    }

    /// What was found.
    ///
    /// @param cpu seconds of the processor by part
    /// @param server what of the database's part its own processes used
    record Split(Map<Part, Double> cpu, double server) {
        double largestShare() {
            return cpu.keySet().stream()
                    .filter(Part::ofTheProgram)
                    .mapToDouble(this::share)
                    .max()
                    .orElse(0);
        }

        /// Of the program's own work.
        double share(Part part) {
            return cpu.getOrDefault(part, 0.0) / seconds();
        }

        /// The program's own work and its database's.
        double seconds() {
            return cpu.entrySet().stream()
                    .filter(each -> each.getKey().ofTheProgram())
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        void print(PrintWriter out, double lives) {
            out.printf("%-34s %12s %8s%n", "processor time of a life", "ms", "share");
            cpu.forEach((part, seconds) -> {
                String share =
                        part.ofTheProgram()
                                ? "%.0f %%".formatted(share(part) * 100)
                                : "not counted";
                out.printf(
                        Locale.ROOT,
                        "%-34s %12.1f %8s%n",
                        part.words,
                        seconds * 1000 / lives,
                        share);
            });
            out.printf(
                    Locale.ROOT,
                    "%-34s %12.1f%n",
                    "of the database's, its own processes",
                    server * 1000 / lives);
        }
    }

    Parts() {
        recording.enable("jdk.CPUTimeSample").with("throttle", "10ms");
        recording.start();
    }

    Split split() {
        recording.stop();
        double databaseSeconds = database().minus(databaseBefore).toNanos() / 1e9;
        double processSeconds = (process() - processBefore) / 1e9;
        var cpu = new EnumMap<Part, Double>(Part.class);
        try {
            Path file = Files.createTempFile("bench", ".jfr");
            recording.dump(file);
            RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.CPUTimeSample"))
                    .forEach(event -> cpu.merge(part(event), 0.010, Double::sum));
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double sampled = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
        cpu.merge(Part.DATABASE, databaseSeconds, Double::sum);
        cpu.put(Part.MACHINE, Math.max(0, processSeconds - sampled));
        return new Split(cpu, databaseSeconds);
    }

    /// By the innermost frame that tells.
    private static Part part(RecordedEvent event) {
        var thread = event.getThread("eventThread");
        if (thread != null
                && thread.getJavaName() != null
                && thread.getJavaName().startsWith(Clients.NAME)) {
            return Part.CLIENTS;
        }
        var trace = event.getStackTrace();
        if (trace == null) {
            return Part.MACHINE;
        }
        for (RecordedFrame frame : trace.getFrames()) {
            String type = frame.getMethod().getType().getName();
            Part part = part(type);
            if (part != null) {
                return part;
            }
        }
        return Part.PAGES;
    }

    private static @org.jspecify.annotations.Nullable Part part(String type) {
        if (type.startsWith("org.motcua.credential.PadesSignature")
                || type.startsWith("eu.europa.esig")) {
            return Part.SIGNING;
        }
        if (type.startsWith("com.openhtmltopdf")
                || type.startsWith("org.motcua.credential.Typesetter")
                || type.startsWith("org.motcua.credential.Composition")) {
            return Part.DOCUMENTS;
        }
        if (type.startsWith("org.postgresql")
                || type.startsWith("com.zaxxer")
                || type.startsWith("org.springframework.jdbc")) {
            return Part.DATABASE;
        }
        if (type.startsWith("dev.cel") || type.startsWith("org.motcua.procedure")) {
            return Part.RULES;
        }
        if (type.startsWith("org.motcua.journal.Loop")) {
            return Part.FOLLOWERS;
        }
        return null;
    }

    private static long process() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static Duration database() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        recording.close();
    }
}
