package org.motcua.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs that a bench started, with what they cost.
final class Running implements AutoCloseable {
    private static final double TICKS = 100;
    private final List<Process> processes;

    Running(List<Process> processes) {
        this.processes = List.copyOf(processes);
    }

    /// The processor time of all of them and their children, in seconds.
    double processorSeconds() {
        double sum = 0;
        for (var process : processes) {
            sum += seconds(process.pid());
            sum += process.descendants().mapToDouble(child -> seconds(child.pid())).sum();
        }
        return sum;
    }

    private static double seconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (IOException _) {
            return 0;
        }
    }

    /// A line of `/proc/PID/status` of the first program, in megabytes.
    double megabytes(String line) {
        try {
            return Files.readAllLines(Path.of("/proc/" + processes.getFirst().pid() + "/status"))
                    .stream()
                    .filter(one -> one.startsWith(line + ":"))
                    .mapToDouble(one -> Double.parseDouble(one.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException _) {
            return Double.NaN;
        }
    }

    boolean alive() {
        return processes.stream().allMatch(Process::isAlive);
    }

    @Override
    public void close() {
        for (var process : processes) {
            process.destroy();
        }
        for (var process : processes) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
