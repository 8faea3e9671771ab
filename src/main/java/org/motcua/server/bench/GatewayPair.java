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
import org.motcua.exchange.Trial;

/// Two gateways as an operator starts them, each a process of its own.
final class GatewayPair {
    private GatewayPair() {}

    /// The launcher of this program.
    static Path launcher() {
        return Path.of(System.getenv().getOrDefault("MOTCUA_HOME", "."))
                .resolve("motcua")
                .toAbsolutePath();
    }

    static Running start(Trial trial, Path folder, int front, PrintWriter out) throws IOException {
        var launcher = launcher();
        var processes = new ArrayList<Process>();
        long began = System.nanoTime();
        for (Path of : List.of(trial.answeringFolder(), trial.askingFolder())) {
            processes.add(
                    new ProcessBuilder(launcher.toString(), "gateway", of.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(of.getFileName() + ".log").toFile())
                            .start());
        }
        waitFor(front);
        double took = (System.nanoTime() - began) / 1e9;
        java.util.concurrent.locks.LockSupport.parkNanos(3_000_000_000L);
        var running = new Running(processes.reversed());
        if (!running.alive()) {
            throw new IOException("a gateway did not start: see " + folder);
        }
        out.printf(Locale.ROOT, "two gateways started at the same time took %.2f s%n", took);
        Results.print(out, "memory-at-rest", running.megabytes("VmRSS"), "MB", "<=", 120);
        return running;
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
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
