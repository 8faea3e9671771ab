package org.motcua.server;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.registry.Qualities;
import org.motcua.registry.Registries;
import org.motcua.registry.Registry;
import org.motcua.registry.Score;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua check registry NAME`: judges all records of a registry anew, with progress.
@Command(
        name = "registry",
        description =
                "Judges all records of a registry: correct, sufficient, clean, live, consistent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Cut in the middle it is simply run again. Exit code 1: there are faults.",
            "",
            "Example:",
            "  ./motcua check registry land-parcels"
        })
final class CheckRegistryCommand implements Callable<Integer> {
    private final Class<?> application;

    @Parameters(index = "0", paramLabel = "NAME", description = "The registry, such as population.")
    private String name = "";

    @Spec private @Nullable CommandSpec spec;

    CheckRegistryCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var context =
                        new SpringApplicationBuilder(application)
                                .web(WebApplicationType.NONE)
                                .bannerMode(Banner.Mode.OFF)
                                .logStartupInfo(false)
                                .properties("motcua.registry.rounds=false")
                                .run();
                var progress = new LateProgress("records")) {
            var registries = context.getBean(Registries.class);
            var found = registries.find(name);
            if (found.isEmpty()) {
                out.printf(
                        "There is no registry %s. There are: %s.%n",
                        name,
                        String.join(", ", registries.all().stream().map(Registry::id).toList()));
                return 2;
            }
            long start = System.nanoTime();
            var qualities = context.getBean(Qualities.class);
            long all = qualities.size(name);
            var score = qualities.check(name, done -> progress.at(done, Math.max(done, all)));
            progress.done();
            tell(out, found.get(), score, (System.nanoTime() - start) / 1e9);
            return score.faults() == 0 ? 0 : 1;
        }
    }

    private static void tell(PrintWriter out, Registry registry, Score score, double seconds) {
        out.printf(
                "%s: %,d records, %,d faults, %.1f s.%n",
                registry.id(), score.records(), score.faults(), seconds);
        line(out, "index", score.index(registry.weights()));
        line(out, "correct", score.correctShare());
        line(out, "  compared", score.covered());
        line(out, "sufficient", score.sufficientShare());
        line(out, "clean", score.cleanShare());
        line(out, "live", score.liveShare());
        line(out, "consistent", score.consistentShare());
        out.flush();
    }

    private static void line(PrintWriter out, String name, OptionalDouble share) {
        if (share.isPresent()) {
            out.printf("  %-24s %6.2f %%%n", name, share.getAsDouble() * 100);
        } else {
            out.printf("  %-24s      -%n", name);
        }
    }
}
