package org.motcua.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import org.motcua.exchange.Trial;

/// A body of a gigabyte through both gateways, whose heaps are far smaller.
final class LargeBody {
    private static final int GIGABYTE = 1 << 30;

    private LargeBody() {}

    /// @param front where the asking gateway listens
    /// @param pair both gateways, the asking one first
    static void ask(PrintWriter out, int front, Running pair) throws IOException {
        var connection =
                URI.create(
                                "http://127.0.0.1:%d/r1/%s/bytes/%d"
                                        .formatted(front, Trial.FILES, GIGABYTE))
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("X-Road-Client", Trial.CLIENT);
        long began = System.nanoTime();
        long read = 0;
        try (var body = connection.getInputStream()) {
            byte[] block = new byte[1 << 16];
            for (int n = body.read(block); n >= 0; n = body.read(block)) {
                read += n;
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        out.printf(
                Locale.ROOT,
                "1 GB through both gateways (heap 64 MB each): %s in %.1f s, %.0f MB/s; largest memory of the asking gateway %.0f MB%n",
                read == GIGABYTE ? "whole" : "BROKEN OFF",
                took,
                read / 1e6 / took,
                pair.megabytes("VmHWM"));
        Results.print(out, "large-body", read / (double) GIGABYTE, "of 1 GB", ">=", 1);
    }
}
