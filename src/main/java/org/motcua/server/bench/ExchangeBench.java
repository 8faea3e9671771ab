package org.motcua.server.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.BarrierTiming;
import org.motcua.exchange.LogArchive;
import org.motcua.exchange.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench exchange`: two gateways with everything on, beside a pair of nginx that only
/// encrypts, and beside nothing.
@Command(
        name = "exchange",
        description =
                "1 KB there and 1 KB back through two gateways with everything on, beside an nginx pair with mutual TLS only, and direct.",
        mixinStandardHelpOptions = true)
public final class ExchangeBench implements Callable<Integer> {
    @Option(names = "--seconds", description = "Of each turn (default ${DEFAULT-VALUE}).")
    private int seconds = 8;

    @Option(
            names = "--warm",
            description =
                    "Seconds that gateways carry messages before anything is counted (default ${DEFAULT-VALUE}).")
    private int warm = 30;

    @Option(names = "--turns", description = "How many (default ${DEFAULT-VALUE}).")
    private int turns = 3;

    @Option(names = "--clients", description = "At once (default ${DEFAULT-VALUE}).")
    private int clients = 64;

    @Option(names = "--nginx", description = "The program, where it is not on the path.")
    private @Nullable Path nginx;

    @Option(names = "--loops", description = "Threads of a gateway (default ${DEFAULT-VALUE}).")
    private int loops = 1;

    @Option(names = "--plain-log", description = "Contents are not kept, only what was signed.")
    private boolean bare;

    @Option(names = "--only-rate", description = "Without latencies and the large body.")
    private boolean onlyRate;

    @Option(
            names = "--kills",
            description = "Instead: kill a gateway under load so many times, and look for losses.")
    private int kills;

    @Spec private @Nullable CommandSpec spec;

    private final Clock clock;
    private final List<Exchanged> rows = new ArrayList<>();

    private record Way(String name, int port, String path, List<Running> programs) {}

    /// @param clock the present time
    public ExchangeBench(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = Files.createTempDirectory("motcua-bench-exchange");
        var launcher = List.of(GatewayPair.launcher().toString(), "gateway");
        if (kills > 0) {
            var outcome = new KillDrill(folder, launcher, clients, out).run(kills, clock);
            out.printf(
                    "%d kills, %d answered, %d refused or broken off%n",
                    outcome.kills(), outcome.answered(), outcome.refused());
            Results.print(out, "lost", outcome.lost().size(), "messages", "<=", 0);
            return outcome.lost().isEmpty() ? 0 : 1;
        }
        byte[] request = padded("{\"number\":\"", "\"}");
        byte[] response =
                padded("{\"name\":\"A\",\"born\":\"1990-02-03\",\"address\":{\"unit\":\"", "\"}}");
        try (var backend = new Backend(response)) {
            int peer = GatewayPair.freePort();
            var trial = new Trial(folder, clock, peer);
            if (bare) {
                trial.keepNoContents();
            }
            var place = List.of(URI.create("http://127.0.0.1:" + backend.port()));
            int front = GatewayPair.freePort();
            trial.settings(peer, Map.of(Trial.SERVICE, place, Trial.FILES, place), null, loops);
            trial.consumerPort(front, loops);
            GatewayPair.rehearse(launcher, out);
            Results.print(
                    out,
                    "start",
                    GatewayPair.startSeconds(launcher, trial, folder, peer),
                    "s",
                    "<=",
                    1.5);
            try (var pair = GatewayPair.start(launcher, trial, folder, front, peer, out)) {
                measure(out, folder, backend, front, pair, request, trial);
            }
            var walked = new LogArchive(trial.askingFolder()).verify();
            out.printf(
                    Locale.ROOT,
                    "log of the asking gateway: %d records in %d batches (%.1f in each), %s%n",
                    walked.records(),
                    walked.batches(),
                    (double) walked.records() / walked.batches(),
                    walked.fault().orElse("unbroken"));
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        return 0;
    }

    private void measure(
            PrintWriter out,
            Path folder,
            Backend backend,
            int front,
            Running pair,
            byte[] request,
            Trial trial)
            throws IOException {
        var ways = new ArrayList<Way>();
        ways.add(new Way("gateways", front, "/r1/" + Trial.SERVICE, List.of(pair)));
        ways.add(new Way("direct", backend.port(), "/", List.of()));
        var program = NginxPair.find(Optional.ofNullable(nginx));
        Running proxies = null;
        if (program.isPresent()) {
            int first = GatewayPair.freePort();
            int second = GatewayPair.freePort();
            proxies =
                    NginxPair.start(
                            program.get(),
                            folder.resolve("nginx"),
                            trial.answeringFolder().resolve("keys"),
                            folder.resolve("centre/authority.crt"),
                            first,
                            second,
                            backend.port());
            GatewayPair.waitFor(first);
            GatewayPair.waitFor(second);
            ways.add(1, new Way("nginx pair", first, "/", List.of(proxies)));
        } else {
            out.println(
                    "nginx was not found. Install it (apt-get install nginx-light) or name it with"
                            + " --nginx; without it there is nothing to compare with.");
        }
        try {
            turns(out, ways, request);
            if (!onlyRate) {
                latencies(out, ways, request);
                LargeBody.ask(out, front, pair);
            }
        } finally {
            if (proxies != null) {
                proxies.close();
            }
        }
        tell(out);
        Results.print(
                out, "barrier-decision", BarrierTiming.nanos(trial.centre()) / 1e3, "us", "<=", 2);
    }

    private void turns(PrintWriter out, List<Way> ways, byte[] request) throws IOException {
        for (var way : ways) {
            ask(way, request, way.name.equals("gateways") ? warm : 4, 0);
        }
        for (int turn = 0; turn < turns; turn++) {
            for (var way : ways) {
                var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                double own = system.getProcessCpuTime() / 1e9;
                double theirs = processors(way);
                var run = ask(way, request, seconds, 0);
                double between = processors(way) - theirs;
                double all = between + system.getProcessCpuTime() / 1e9 - own;
                int exchanges = run.waits().length;
                rows.add(
                        new Exchanged(
                                way.name,
                                run.perSecond(),
                                all * 1e6 / exchanges,
                                between * 1e6 / exchanges));
                out.printf(
                        Locale.ROOT,
                        "%-12s %8.0f/s  %6.1f us CPU (%.1f between)  p50 %.2f ms  p99 %.2f ms  failed %d%n",
                        way.name,
                        run.perSecond(),
                        all * 1e6 / exchanges,
                        between * 1e6 / exchanges,
                        run.millis(0.5),
                        run.millis(0.99),
                        run.failed());
                out.flush();
            }
        }
    }

    private static double processors(Way way) {
        return way.programs.stream().mapToDouble(Running::processorSeconds).sum();
    }

    private Askers.Run ask(Way way, byte[] request, double time, double perSecond)
            throws IOException {
        try (var askers = new Askers(clients, way.port, way.path, Trial.CLIENT, request)) {
            var run = askers.run(time, perSecond);
            if (run.failed() > run.waits().length) {
                throw new IOException(
                        "%s: %d refused, %d answered; the last refusal: %s"
                                .formatted(
                                        way.name, run.failed(), run.waits().length, run.refusal()));
            }
            return run;
        }
    }

    /// At half of what the gateways can do, by each way.
    private void latencies(PrintWriter out, List<Way> ways, byte[] request) throws IOException {
        double half = median("gateways", Exchanged::perSecond) / 2;
        var found = new ArrayList<double[]>();
        for (var way : ways) {
            var run = ask(way, request, seconds, half);
            found.add(new double[] {run.millis(0.5), run.millis(0.99)});
            out.printf(
                    Locale.ROOT,
                    "%-12s at %.0f/s: p50 %.2f ms  p99 %.2f ms  p99.9 %.2f ms%n",
                    way.name,
                    run.perSecond(),
                    run.millis(0.5),
                    run.millis(0.99),
                    run.millis(0.999));
            out.flush();
        }
        Results.print(out, "added-p50", found.getFirst()[0] - found.getLast()[0], "ms", "<=", 1);
        Results.print(out, "added-p99", found.getFirst()[1] - found.getLast()[1], "ms", "<=", 5);
    }

    private void tell(PrintWriter out) {
        double ours = median("gateways", Exchanged::perSecond);
        double nginxs = median("nginx pair", Exchanged::perSecond);
        out.printf(
                Locale.ROOT,
                "median: gateways %.0f/s, nginx pair %.0f/s, direct %.0f/s%n",
                ours,
                nginxs,
                median("direct", Exchanged::perSecond));
        Results.print(out, "to-nginx", ours / nginxs, "times", ">=", 0.7);
        Results.print(
                out, "cpu-per-exchange", median("gateways", Exchanged::micros), "us", "<=", 180);
        Results.print(
                out,
                "cpu-to-nginx",
                median("gateways", Exchanged::micros) / median("nginx pair", Exchanged::micros),
                "times",
                "<=",
                1 / 0.7);
    }

    private double median(String way, ToDoubleFunction<Exchanged> of) {
        return Exchanged.median(rows, way, of);
    }

    private static byte[] padded(String before, String after) {
        char[] filling = new char[1024 - before.length() - after.length()];
        Arrays.fill(filling, 'x');
        return (before + new String(filling) + after).getBytes(StandardCharsets.US_ASCII);
    }
}
