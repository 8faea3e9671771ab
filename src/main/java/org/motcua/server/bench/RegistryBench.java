package org.motcua.server.bench;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.server.Kinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench registry`: how fast registries answer and take files in, beside what PostgreSQL
/// does for the same rows in the same run.
@Command(
        name = "registry",
        description =
                "Look-ups beside SELECT by primary key, imports beside COPY, and waits at growing sizes.",
        mixinStandardHelpOptions = true)
public final class RegistryBench implements Callable<Integer> {
    private final Class<?> application;

    @Option(
            names = "--rows",
            description = "How many people the file has (default ${DEFAULT-VALUE}).")
    private int rows = 100_000;

    @Option(names = "--grow", description = "And again with ten times as many.")
    private boolean grow;

    @Option(names = "--seconds", description = "Of each turn (default ${DEFAULT-VALUE}).")
    private int seconds = 8;

    @Option(names = "--import-only", description = "Only the import beside COPY.")
    private boolean importOnly;

    @Spec private @Nullable CommandSpec spec;

    /// @param application the Spring Boot application that `up` starts
    public RegistryBench(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        System.setProperty("http.maxConnections", "256");
        System.setProperty("motcua.api.requests-per-minute", "1000000000");
        // what judges all that came in at once would be measured too
        System.setProperty("motcua.registry.rounds", "false");
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var folder = DossierBench.countryFolder();
        var country =
                new org.motcua.country.Countries(
                        org.motcua.country.Countries.load(folder, Kinds.all()).orThrow(),
                        Kinds.all());
        try (var database = new ThrowAwayDatabase(24)) {
            var people = new PeopleFile(database.folder());
            var taking = new RegistryTaking(database, country, people, out);
            taking.measure(0, rows);
            if (importOnly) {
                return 0;
            }
            try (var house = House.start(application, database, folder, null)) {
                var asking = new RegistryAsking(database, house, country, people, seconds, out);
                asking.rates(rows);
                double first = asking.waits(rows);
                if (grow) {
                    taking.fill(rows, rows * 9);
                    double last = asking.waits(rows * 10);
                    Results.print(out, "registry-wait-growth", last / first, "times", "<=", 1.3);
                }
            }
        }
        return 0;
    }
}
