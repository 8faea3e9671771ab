package org.motcua.server.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench bundle`: births with everything that follows, filed as one, against the same
/// four procedures filed one by one.
@Command(
        name = "bundle",
        description = "Bundles finished per second, against their procedures filed alone.",
        mixinStandardHelpOptions = true)
public final class BundleBench implements Callable<Integer> {
    private static final int CLIENTS = 24;
    private static final double MOST_OVERHEAD = 20;

    private final Class<?> application;

    @Option(names = "--quick", description = "Short turns.")
    private boolean quick;

    @Spec private @Nullable CommandSpec spec;

    /// @param application the Spring Boot application that `up` starts
    public BundleBench(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var database = new ThrowAwayDatabase(CLIENTS + 12);
                var house =
                        House.start(application, database, DossierBench.countryFolder(), null)) {
            var births = new BundledBirths(house, database.source(), CLIENTS);
            out.printf(
                    "A birth with residence, health card and identity card, %d clients: filed as one,"
                            + " then one by one.%n",
                    CLIENTS);
            long turn = (quick ? 8 : 20) * 1_000_000_000L;
            // both are warm before the first turn, and each goes first as often as the other
            for (int i = 0; i < 2; i++) {
                Clients.perSecond(CLIENTS, turn / 2, births::joined);
                Clients.perSecond(CLIENTS, turn / 2, births::alone);
            }
            var joined = new ArrayList<Double>();
            var alone = new ArrayList<Double>();
            for (int i = 0; i < (quick ? 2 : 4); i++) {
                if (i % 2 == 0) {
                    joined.add(Clients.perSecond(CLIENTS, turn, births::joined));
                    alone.add(Clients.perSecond(CLIENTS, turn, births::alone));
                } else {
                    alone.add(Clients.perSecond(CLIENTS, turn, births::alone));
                    joined.add(Clients.perSecond(CLIENTS, turn, births::joined));
                }
                out.printf(
                        Locale.ROOT,
                        "turn %d: %.2f bundles/s, %.2f times the four procedures/s%n",
                        i + 1,
                        joined.getLast(),
                        alone.getLast());
                out.flush();
            }
            Results.print(out, "bundle-finished", mean(joined), "per-second", ">=", 0.5);
            double overhead = (mean(alone) / mean(joined) - 1) * 100;
            Results.print(out, "bundle-overhead", overhead, "percent", "<=", MOST_OVERHEAD);
        }
        return 0;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
