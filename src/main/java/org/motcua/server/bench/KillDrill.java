package org.motcua.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.motcua.exchange.LogArchive;
import org.motcua.exchange.Trial;

/// Kills one of two gateways under load, at any moment, again and again: whatever an asker saw
/// answered must stand in both logs and prove itself.
public final class KillDrill {
    private static final byte[] ANSWER =
            "{\"name\":\"A\",\"born\":\"1990-02-03\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int MILLIS = 4000;

    private final Path folder;
    private final List<String> launcher;
    private final int askers;
    private final PrintWriter out;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    /// @param launcher the command that starts a gateway, without its folder
    public KillDrill(Path folder, List<String> launcher, int askers, PrintWriter out) {
        this.folder = folder;
        this.launcher = List.copyOf(launcher);
        this.askers = askers;
        this.out = out;
    }

    /// What came of it.
    ///
    /// @param lost messages that an asker saw answered and a log does not hold; must be none
    public record Outcome(int kills, int answered, long refused, List<String> lost) {
        public Outcome {
            lost = List.copyOf(lost);
        }
    }

    public Outcome run(int kills, Clock clock) throws IOException, InterruptedException {
        int peer = GatewayPair.freePort();
        int front = GatewayPair.freePort();
        var trial = new Trial(folder, clock, peer);
        try (var backend = new Backend(ANSWER)) {
            var place = List.of(URI.create("http://127.0.0.1:" + backend.port()));
            trial.settings(peer, Map.of(Trial.SERVICE, place), null, 1);
            trial.consumerPort(front, 1);
            Path[] folders = {trial.askingFolder(), trial.answeringFolder()};
            Process[] running = {start(folders[0]), start(folders[1])};
            var threads = new ArrayList<Thread>();
            try {
                GatewayPair.waitFor(front);
                GatewayPair.waitFor(peer);
                for (int i = 0; i < askers; i++) {
                    threads.add(Thread.ofVirtual().start(() -> ask(front)));
                }
                for (int i = 0; i < kills; i++) {
                    long before = answered.size();
                    while (answered.size() < before + 20) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000));
                    int which = ThreadLocalRandom.current().nextInt(2);
                    running[which].destroyForcibly().waitFor();
                    running[which] = start(folders[which]);
                    GatewayPair.waitFor(which == 0 ? front : peer);
                }
                over.set(true);
                for (var thread : threads) {
                    thread.join();
                }
            } finally {
                over.set(true);
                for (var process : running) {
                    process.destroy();
                    process.waitFor();
                }
            }
        }
        return new Outcome(kills, answered.size(), refused.get(), lost(trial));
    }

    private Process start(Path gateway) throws IOException {
        var command = new ArrayList<>(launcher);
        command.add(gateway.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                folder.resolve(gateway.getFileName() + ".log").toFile()))
                .start();
    }

    private void ask(int port) {
        while (!over.get()) {
            try {
                var connection =
                        (HttpURLConnection)
                                URI.create(
                                                "http://127.0.0.1:%d/r1/%s/1"
                                                        .formatted(port, Trial.SERVICE))
                                        .toURL()
                                        .openConnection();
                connection.setConnectTimeout(MILLIS);
                connection.setReadTimeout(MILLIS);
                connection.setRequestProperty("X-Road-Client", Trial.CLIENT);
                if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
                    try (var body = connection.getInputStream()) {
                        if (body.readAllBytes().length == ANSWER.length) {
                            answered.add(connection.getHeaderField("X-Road-Id"));
                        }
                    }
                } else {
                    refused.incrementAndGet();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException _) {
                refused.incrementAndGet();
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private List<String> lost(Trial trial) {
        var missing = new HashSet<String>();
        for (Path gateway : List.of(trial.askingFolder(), trial.answeringFolder())) {
            var archive = new LogArchive(gateway);
            var walked = archive.verify();
            walked.fault().ifPresent(fault -> missing.add(gateway.getFileName() + ": " + fault));
            var there = archive.answered();
            answered.stream().filter(id -> !there.contains(id)).forEach(missing::add);
            out.printf(
                    "%s: %d batches, %d records, %s%n",
                    gateway.getFileName(),
                    walked.batches(),
                    walked.records(),
                    walked.fault().orElse("unbroken"));
        }
        out.flush();
        return missing.stream().sorted().toList();
    }
}
