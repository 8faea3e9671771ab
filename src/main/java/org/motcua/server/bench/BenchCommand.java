package org.motcua.server.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./motcua bench NAME`.
@Command(
        name = "bench",
        description =
                "Measures what is promised. The last lines read: result WHAT VALUE UNIT target OP VALUE ok|short",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            JournalBench.class,
            SearchBench.class,
            LinkBench.class,
            IndicatorBench.class
        },
        footer = {
            "",
            "Examples:",
            "  ./motcua bench journal --quick",
            "  ./motcua bench search --quick",
            "  ./motcua bench dossier --quick",
            "  ./motcua bench registry --grow",
            "  ./motcua bench link",
            "  ./motcua bench indicator --quick",
            "  ./motcua bench exchange",
            "  ./motcua bench bundle --quick"
        })
public final class BenchCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }
}
