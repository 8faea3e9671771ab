package org.motcua.server.bench;

import java.io.PrintWriter;
import java.util.Locale;

/// The lines that a bench ends with, one for each promise.
final class Results {
    private Results() {}

    static void print(
            PrintWriter out, String what, double value, String unit, String op, double target) {
        boolean met = op.equals(">=") ? value >= target : value <= target;
        out.printf(
                Locale.ROOT,
                "result %s %.2f %s target %s %s %s%n",
                what,
                value,
                unit,
                op,
                target,
                met ? "ok" : "short");
    }
}
