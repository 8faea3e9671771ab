package org.motcua.server.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.kernel.Folding;
import org.motcua.kernel.UnitCode;
import org.motcua.server.Kinds;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench search`: names of units of today and of former times with those above them, half
/// of them with a slip of the keyboard. Told are the processor's time, which a busy machine hardly
/// changes, and the time on the clock, which is what people wait.
@Command(
        name = "search",
        description = "The address search: what a query costs, and what it finds.",
        mixinStandardHelpOptions = true)
final class SearchBench implements Callable<Integer> {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int SHOWN = 10;
    private static final int WARMING = 2;
    private static final double TARGET = 20;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Option(names = "--quick", description = "A tenth of the queries.")
    private boolean quick;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var country = Countries.load(DossierBench.countryFolder(), Kinds.all()).orThrow();
        var units = Units.of(country);
        List<Unit> all =
                country.all(Units.KIND).stream()
                        .map(row -> row.value().code())
                        .distinct()
                        .flatMap(code -> units.all(new UnitCode(code)).stream())
                        .toList();
        int queries = quick ? 2_000 : 20_000;
        var random = new Random(42);
        long[] processor = new long[queries];
        long[] clock = new long[queries];
        int found = 0;
        for (int round = 0; round <= WARMING; round++) {
            found = 0;
            for (int i = 0; i < queries; i++) {
                Unit unit = all.get(random.nextInt(all.size()));
                String typed = typed(units, unit, i % 2 == 0, random);
                long began = System.nanoTime();
                long used = threads.getCurrentThreadCpuTime();
                var answers = units.search(typed, TODAY, SHOWN);
                processor[i] = threads.getCurrentThreadCpuTime() - used;
                clock[i] = System.nanoTime() - began;
                found += answers.stream().anyMatch(one -> one.unit().equals(unit)) ? 1 : 0;
            }
        }
        print(out, processor, clock, found);
        return 0;
    }

    private static void print(PrintWriter out, long[] processor, long[] clock, int found) {
        Arrays.sort(processor);
        Arrays.sort(clock);
        tell(out, "processor", processor);
        tell(out, "clock", clock);
        out.printf(Locale.ROOT, "found among %d: %d of %d%n", SHOWN, found, clock.length);
        Results.print(out, "search.p99", at(clock, 99), "ms", "<=", TARGET);
        out.flush();
    }

    private static void tell(PrintWriter out, String what, long[] sorted) {
        out.printf(
                Locale.ROOT,
                "%-10s median %.2f ms, 95th percentile %.2f ms, 99th %.2f ms, longest %.2f ms%n",
                what,
                at(sorted, 50),
                at(sorted, 95),
                at(sorted, 99),
                sorted[sorted.length - 1] / 1e6);
    }

    private static double at(long[] sorted, int percentile) {
        return sorted[sorted.length * percentile / 100] / 1e6;
    }

    private static String typed(Units units, Unit unit, boolean slip, Random random) {
        var words = new StringBuilder(Folding.fold(unit.proper()));
        for (Unit above : units.above(unit, TODAY).reversed()) {
            words.append(' ').append(Folding.fold(above.proper()));
        }
        if (slip) {
            int at = random.nextInt(words.length());
            switch (random.nextInt(3)) {
                case 0 -> words.deleteCharAt(at);
                case 1 -> words.insert(at, words.charAt(at));
                default -> words.setCharAt(at, (char) ('a' + random.nextInt(26)));
            }
        }
        return words.toString();
    }
}
