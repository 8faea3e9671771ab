package org.motcua.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.linking.Found;
import org.motcua.linking.LinkRule;
import org.motcua.linking.Model;
import org.motcua.linking.NameReading;
import org.motcua.server.Kinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench link`: invented people against records that write them with the errors of real
/// ones; beside it, on the same files in the same run, what an able author of SQL would write for
/// DuckDB by the same rules.
@Command(
        name = "link",
        description = "Linking by the kernel against DuckDB, with precision and recall.",
        mixinStandardHelpOptions = true)
public final class LinkBench implements Callable<Integer> {
    @Option(names = "--persons", description = "How many persons (default ${DEFAULT-VALUE}).")
    private int persons = 300_000;

    @Option(names = "--records", description = "How many records (default ${DEFAULT-VALUE}).")
    private int records = 120_000;

    @Option(
            names = "--turns",
            description = "How often each side runs (default 3, one above a million).")
    private int turns;

    @Option(names = "--seed", description = "Another crowd (default ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(names = "--alone", description = "The kernel only.")
    private boolean alone;

    @Option(names = "--check", description = "Compares every pair and weight with DuckDB's joins.")
    private boolean check;

    @Option(
            names = "--spark",
            description =
                    "Compares every pair and weight with a Spark job, in one process and on a master with two workers.")
    private boolean spark;

    @Option(names = "--mistakes", description = "Shows so many wrong links.")
    private int mistakes;

    @Spec private @Nullable CommandSpec spec;

    private final List<Double> kernelCpu = new ArrayList<>();
    private final List<Double> kernelOnRival = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var country = country();
        var folder = Files.createTempDirectory("motcua-link");
        try {
            measure(country, new LinkFiles(country, folder), out);
        } finally {
            clear(folder);
        }
        return 0;
    }

    private static Country country() {
        String home = System.getenv().getOrDefault("MOTCUA_HOME", ".");
        var folder = System.getenv().getOrDefault("MOTCUA_COUNTRY", home + "/country/vietnam");
        return Countries.load(Path.of(folder), Kinds.all()).orThrow();
    }

    private void measure(Country country, LinkFiles files, PrintWriter out) throws Exception {
        var writing = LinkTurn.cost("writing the trial", () -> files.write(persons, records, seed));
        tell(writing, out);
        int times = turns > 0 ? turns : persons > 900_000 ? 1 : 3;
        for (int turn = 0; turn < times; turn++) {
            var model = kernel(country, files, out, turn == times - 1);
            if (turn == times - 1) {
                Results.print(out, "link-memory-peak", memory(), "GB", "<=", 3);
            }
            for (var rival : rivals()) {
                rival(rival, country, files, model, out);
            }
        }
        if (!kernelOnRival.isEmpty()) {
            kernelOnRival.sort(null);
            Results.print(
                    out,
                    "link-cpu-to-duckdb",
                    kernelOnRival.get(kernelOnRival.size() / 2),
                    "ratio",
                    "<=",
                    0.2);
        }
    }

    private List<LinkRival> rivals() {
        return alone
                ? List.of()
                : ServiceLoader.load(LinkRival.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    private void rival(
            LinkRival rival, Country country, LinkFiles files, Model model, PrintWriter out)
            throws Exception {
        var rule = country.all(LinkRule.KIND).getFirst().value();
        var reading = country.all(NameReading.KIND).getFirst().value();
        var sum = rival.link(files.folder(), rule, reading, model);
        double cpu = sum.readingCpu() + sum.linkingCpu();
        out.printf(
                Locale.ROOT,
                "%s: reading %.2f s, linking %.2f s of processor; pairs %d, linked %d (%.3f %% right); kernel to it: %.3f%n",
                rival.name(),
                sum.readingCpu(),
                sum.linkingCpu(),
                sum.pairs(),
                sum.linked(),
                100.0 * sum.right() / Math.max(1, sum.linked()),
                kernelCpu.getLast() / cpu);
        out.flush();
        kernelOnRival.add(kernelCpu.getLast() / cpu);
    }

    /// The largest memory that the process ever held, in GB, where the system tells.
    private static double memory() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Runtime.getRuntime().totalMemory() / 1e9;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1e6;
            }
        }
        return 0;
    }

    private static void compare(
            LinkRival rival,
            LinkFiles files,
            LinkRule rule,
            Model model,
            LinkTurn turn,
            PrintWriter out)
            throws Exception {
        var linking = turn.linking();
        var differences =
                rival.check(files.folder(), rule, model, linking, linking.functions(model));
        out.printf(
                Locale.ROOT,
                "%s joined by itself: %d pairs of the kernel, %d only on one side, %d with another weight%n",
                rival.name(),
                differences.pairs(),
                differences.missing(),
                differences.unequal());
        Results.print(
                out,
                "link-differing-pairs",
                (double) (differences.missing() + differences.unequal()),
                "pairs",
                "<=",
                0);
    }

    private Model kernel(Country country, LinkFiles files, PrintWriter out, boolean last)
            throws Exception {
        var turn = new LinkTurn(country, files, persons, records);
        var models = new ArrayList<Model>();
        var founds = new ArrayList<Found>();
        var costs = new ArrayList<LinkTurn.Cost>();
        costs.add(LinkTurn.cost("reading, normalising", turn::read));
        costs.add(LinkTurn.cost("sorting, training", () -> models.add(turn.train())));
        costs.add(LinkTurn.cost("linking", () -> founds.add(turn.run(models.getFirst()))));
        costs.forEach(cost -> tell(cost, out));
        kernelCpu.add(costs.stream().mapToDouble(LinkTurn.Cost::cpu).sum());
        if (last) {
            var found = founds.getFirst();
            turn.blocks(found, out);
            results(turn.judge(found), out);
            turn.questions(found, out);
            turn.mistakes(found, models.getFirst(), out, mistakes);
            if (check) {
                var rule = country.all(LinkRule.KIND).getFirst().value();
                for (var rival : rivals()) {
                    compare(rival, files, rule, models.getFirst(), turn, out);
                }
            }
        }
        if (last && spark) {
            spark(country, files, models.getFirst(), turn, out);
        }
        return models.getFirst();
    }

    private static void spark(
            Country country, LinkFiles files, Model model, LinkTurn turn, PrintWriter out)
            throws Exception {
        String home = System.getenv().getOrDefault("MOTCUA_HOME", ".");
        var check = new SparkCheck(Path.of(home), files.folder());
        check.rows(files);
        check.handOut(turn.brief(country, model));
        tell("Spark in one process", check.local(turn.linking(), model), out);
        tell("Spark on a master with two workers", check.cluster(turn.linking(), model), out);
    }

    private static void tell(String who, SparkCheck.Differences differences, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %.0f s; %d pairs of the kernel, %d only on one side, %d with another weight%n",
                who,
                differences.seconds(),
                differences.pairs(),
                differences.missing(),
                differences.unequal());
        Results.print(
                out,
                "link-differing-pairs-spark",
                (double) (differences.missing() + differences.unequal()),
                "pairs",
                "<=",
                0);
    }

    private static void tell(LinkTurn.Cost cost, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-24s %7.2f s, processor %7.2f s%n",
                cost.part(),
                cost.wall(),
                cost.cpu());
        out.flush();
    }

    private static void results(LinkTurn.Outcomes outcomes, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "owners %d, could be found %d, linked %d (%d wrong), asked %d (%d right first), pairs %d%n",
                outcomes.owners(),
                outcomes.linked(),
                outcomes.automatic(),
                outcomes.automatic() - outcomes.automaticRight(),
                outcomes.clerk(),
                outcomes.clerkRight(),
                outcomes.pairs());
        out.printf(
                Locale.ROOT,
                "recall %.4f, with the clerk %.4f, F1 %.4f, pairs per owner %.2f%n",
                outcomes.recall(),
                outcomes.recallWithClerk(),
                outcomes.f1(),
                (double) outcomes.pairs() / outcomes.owners());
        Results.print(
                out, "link-automatic-precision", 100 * outcomes.precision(), "%", ">=", 99.95);
        Results.print(out, "link-clerk-share", 100 * outcomes.clerkShare(), "%", "<=", 4);
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
