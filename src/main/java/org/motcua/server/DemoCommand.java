package org.motcua.server;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.motcua.demo.EssentialTrial;
import org.motcua.demo.People;
import org.motcua.server.bench.ThrowAwayHouse;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua demo people N`: more invented people, to see how a large country feels. `./motcua demo
/// essential`: files and finishes every essential service by itself.
@Command(
        name = "demo",
        description = "Adds invented people, or lets them use every essential service.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:essential: a service asks for what a registry holds, or gives no result",
            "2:wrong usage"
        },
        footer = {
            "",
            "Examples:",
            "  ./motcua demo people 10000       more people in the registries",
            "  ./motcua demo essential          every essential service, in a database of its own",
            "  ./motcua demo essential --here   the same in the program's own database"
        })
final class DemoCommand implements Callable<Integer> {
    private final Class<?> application;

    @Parameters(index = "0", paramLabel = "WHAT", description = "people or essential.")
    private String what = "people";

    @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "people: how many.")
    private int many;

    @Option(names = "--seed", description = "Other people for another seed (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--here",
            description =
                    "essential: in the program's own database, not in one that is thrown away.")
    private boolean here;

    @Spec private @Nullable CommandSpec spec;

    DemoCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (what.equals("essential")) {
            return essential(out);
        }
        if (!what.equals("people") || many < 1) {
            out.println(
                    "Write: ./motcua demo people 10000, or ./motcua demo essential. Nothing was"
                            + " done.");
            return 2;
        }
        try (var context = house();
                var bar =
                        new ProgressBarBuilder()
                                .setTaskName("People")
                                .setInitialMax(many)
                                .setStyle(ProgressBarStyle.ASCII)
                                .build()) {
            var people = context.getBean(People.class);
            people.add(many, seed, bar::stepTo);
            out.printf("The registries know %d people now.%n", people.count());
            out.flush();
        }
        return 0;
    }

    private int essential(PrintWriter out) {
        var table = new EssentialTable(out);
        if (here) {
            try (var context = house()) {
                return table.print(context.getBean(EssentialTrial.class));
            }
        }
        try (var house = ThrowAwayHouse.open(application, CommandDatabase.country())) {
            return table.print(house.bean(EssentialTrial.class));
        }
    }

    private ConfigurableApplicationContext house() {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("motcua.registry.rounds=false")
                .run();
    }
}
