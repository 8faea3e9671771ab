package org.motcua.server;

import java.io.PrintWriter;
import java.util.List;
import org.motcua.demo.EssentialTrial;
import org.motcua.demo.EssentialTrial.Outcome;

/// Prints how every essential service went, a line each.
final class EssentialTable {
    private final PrintWriter out;

    EssentialTable(PrintWriter out) {
        this.out = out;
    }

    /// @return the exit code
    int print(EssentialTrial trial) {
        out.printf(
                "%3s %-9s %6s %6s %6s %6s  %s%n",
                "no", "code", "asked", "data", "papers", "saved", "result");
        var outcomes =
                trial.run(outcome -> {
                    out.println(line(outcome));
                    out.flush();
                });
        long failed = outcomes.stream().filter(one -> one.fault().isPresent()).count();
        long services = outcomes.stream().map(one -> one.service().number()).distinct().count();
        out.printf(
                "%d services, %d procedures: %d questions asked, %d answered by data;"
                        + " %d papers handed in, %d replaced by data; %d not as promised.%n",
                services,
                outcomes.size(),
                outcomes.stream().mapToInt(Outcome::asked).sum(),
                outcomes.stream().mapToInt(Outcome::known).sum(),
                outcomes.stream().map(Outcome::papers).mapToInt(List::size).sum(),
                outcomes.stream().mapToInt(Outcome::replaced).sum(),
                failed);
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private static String line(Outcome outcome) {
        return "%3d %-9s %6d %6d %6d %6d  %s"
                .formatted(
                        outcome.service().number(),
                        outcome.procedure(),
                        outcome.asked(),
                        outcome.known(),
                        outcome.papers().size(),
                        outcome.replaced(),
                        outcome.fault()
                                        .map(why -> "NOT AS PROMISED: " + why)
                                        .orElse(outcome.result())
                                + (outcome.papers().isEmpty()
                                        ? ""
                                        : " (" + String.join(", ", outcome.papers()) + ")"));
    }
}
