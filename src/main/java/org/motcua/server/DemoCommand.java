package org.motcua.server;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.motcua.demo.People;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua demo people N`: more invented people, to see how a large country feels.
@Command(
        name = "demo",
        description = "Adds invented people to the registries.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./motcua demo people 10000"})
final class DemoCommand implements Callable<Integer> {
    private final Class<?> application;

    @Parameters(index = "0", paramLabel = "people", description = "What to add: people.")
    private String what = "people";

    @Parameters(index = "1", paramLabel = "N", description = "How many.")
    private int many;

    @Option(names = "--seed", description = "Other people for another seed (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec private @Nullable CommandSpec spec;

    DemoCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!what.equals("people") || many < 1) {
            out.println("Write: ./motcua demo people 10000. Nothing was added.");
            return 2;
        }
        try (var context =
                        new SpringApplicationBuilder(application)
                                .web(WebApplicationType.NONE)
                                .bannerMode(Banner.Mode.OFF)
                                .logStartupInfo(false)
                                .properties("motcua.registry.rounds=false")
                                .run();
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
}
