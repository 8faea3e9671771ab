package org.motcua.server;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.registry.ReplacedPaper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./motcua check papers`: which procedures still ask for what a registry holds.
@Command(
        name = "papers",
        description = "Lists the papers that registries replace, and who still asks for them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nobody asks for what a registry holds", "1:some procedure does"},
        footer = {
            "",
            "The list is country/*/replaced-papers.csv.",
            "",
            "Example:",
            "  ./motcua check papers"
        })
final class CheckPapersCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var country = Countries.load(CommandDatabase.country(), Kinds.all()).orThrow();
        var today = country.day(StoreBeans.present().instant());
        var lines = ReplacedPaper.lines(country, today);
        lines.forEach(line ->
                out.printf(
                        "%-12s %-24s %-24s %s%n",
                        line.procedure(), line.paper(), line.registry(), told(line)));
        long asked =
                lines.stream()
                        .filter(line -> line.standing() == ReplacedPaper.Standing.STILL_ASKED)
                        .count();
        out.printf("%d of %d are still asked for.%n", asked, lines.size());
        out.flush();
        return asked == 0 ? 0 : 1;
    }

    private static String told(ReplacedPaper.Line line) {
        if (!line.listed()) {
            return "replaced, but not in the list";
        }
        return switch (line.standing()) {
            case REPLACED -> "replaced";
            case NOT_ASKED -> "not asked for";
            case STILL_ASKED -> "STILL ASKED FOR";
            case ELSEWHERE -> "the procedure is not filed here";
        };
    }
}
