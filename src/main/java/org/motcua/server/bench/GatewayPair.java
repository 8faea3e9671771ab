package org.motcua.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.motcua.exchange.Trial;

/// Two gateways as an operator starts them, each a process of its own.
final class GatewayPair {
    private static final long PATIENCE = 30_000_000_000L;
    private static final long REST = 8_000_000_000L;

    private GatewayPair() {}

    /// The launcher of this program.
    static Path launcher() {
        return Path.of(System.getenv().getOrDefault("MOTCUA_HOME", "."))
                .resolve("motcua")
                .toAbsolutePath();
    }

    /// Makes the cache of classes that a gateway starts by, as the launcher does it for an operator
    /// behind the back of the first start.
    static void rehearse(List<String> launcher, PrintWriter out) throws IOException {
        out.println("The cache of classes of gateways is made, where there is none ...");
        out.flush();
        var command = new ArrayList<>(launcher);
        command.add("--rehearse");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    /// Starts both; whoever asks before both listen is only told that nobody is there.
    ///
    /// @param launcher the command that starts a gateway, without its folder
    /// @param front where the asking gateway listens
    /// @param peer where the answering gateway listens
    static Running start(
            List<String> launcher, Trial trial, Path folder, int front, int peer, PrintWriter out)
            throws IOException {
        var processes = new ArrayList<Process>();
        long began = System.nanoTime();
        for (Path of : List.of(trial.answeringFolder(), trial.askingFolder())) {
            var command = new ArrayList<>(launcher);
            command.add(of.toString());
            processes.add(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(of.getFileName() + ".log").toFile())
                            .start());
        }
        var running = new Running(processes.reversed());
        try {
            waitFor(front, running);
            waitFor(peer, running);
        } catch (IOException e) {
            running.close();
            throw new IOException(
                    "A gateway did not start (%s); see its log in %s."
                            .formatted(e.getMessage(), folder),
                    e);
        }
        double took = (System.nanoTime() - began) / 1e9;
        LockSupport.parkNanos(REST);
        out.printf(Locale.ROOT, "two gateways started at the same time took %.2f s%n", took);
        Results.print(out, "memory-at-rest", running.megabytes("VmRSS"), "MB", "<=", 120);
        return running;
    }

    /// How long one gateway alone needs until it listens.
    static double startSeconds(List<String> launcher, Trial trial, Path folder, int peer)
            throws IOException {
        var command = new ArrayList<>(launcher);
        command.add(trial.answeringFolder().toString());
        long began = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("start.log").toFile())
                        .start();
        try (var running = new Running(List.of(process))) {
            waitFor(peer, running);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static void waitFor(int port, Running running) throws IOException {
        long until = System.nanoTime() + PATIENCE;
        while (running.alive() && System.nanoTime() < until) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException _) {
                LockSupport.parkNanos(5_000_000);
            }
        }
        throw new IOException(
                running.alive() ? "nobody listens on port " + port : "a process ended");
    }

    static void waitFor(int port) throws IOException {
        long until = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
