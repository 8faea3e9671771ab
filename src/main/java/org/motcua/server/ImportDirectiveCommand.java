package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.directive.AnnexReport;
import org.motcua.directive.Annexes;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.store.Migrations;
import org.motcua.unit.Agencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua import directive FILE`: enters the tasks of a notice's annex.
@Command(
        name = "directive",
        description = "Enters the tasks that a notice's annex lists: CSV or a workbook (xlsx).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows are in, or were before",
            "1:some rows were not taken; they are listed with what is wrong",
            "2:nothing was begun"
        },
        footer = {
            "",
            "Columns are known by what country/*/directives/annexes/*.yaml calls them.",
            "The same file entered twice adds nothing.",
            "",
            "Example:",
            "  ./motcua import directive annex.csv --number 12/TB \\",
            "      --date 2026-01-15 --issuer G22 --title \"Notice 12\" --dry-run"
        })
final class ImportDirectiveCommand implements Callable<Integer> {
    private static final int SHOWN = 70;

    @Parameters(index = "0", paramLabel = "FILE", description = "*.csv or *.xlsx.")
    private Path file = Path.of("");

    @Option(names = "--number", required = true, description = "The number of the document.")
    private String number = "";

    @Option(
            names = "--date",
            required = true,
            paramLabel = "DAY",
            description = "When it was signed, such as 2026-01-15.")
    private LocalDate dated = LocalDate.EPOCH;

    @Option(
            names = "--issuer",
            required = true,
            paramLabel = "AGENCY",
            description = "The code of the agency whose document it is.")
    private String issuer = "";

    @Option(names = "--title", required = true, description = "What the document is about.")
    private String title = "";

    @Option(
            names = "--dry-run",
            description = "Only lists what would be entered and what is wrong.")
    private boolean dry;

    @Option(
            names = "--renumber",
            description = "A number that stands twice gets an addition of its own.")
    private boolean renumber;

    @Option(
            names = "--first-leads",
            description = "Where several agencies lead, the first does, the others work with it.")
    private boolean firstLeads;

    @Option(names = "--strict", description = "Every task has to be clear in all six ways.")
    private boolean strict;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            out.printf("There is no file %s that can be read. Nothing was begun.%n", file);
            return 2;
        }
        var country = Countries.load(CommandDatabase.country(), Kinds.all()).orThrow();
        if (!stands(country)) {
            out.printf("There is no agency %s on %s. Nothing was begun.%n", issuer, dated);
            return 2;
        }
        try (var database = CommandDatabase.open();
                var pool = database.pool(2)) {
            Migrations.run(pool);
            var outcome =
                    Annexes.over(pool, new Countries(country, Kinds.all()), StoreBeans.present())
                            .bring(
                                    number.strip(),
                                    dated,
                                    new AgencyCode(issuer),
                                    title.strip(),
                                    String.valueOf(file.getFileName()),
                                    Files.readAllBytes(file),
                                    new AnnexReport.Choices(renumber, firstLeads, strict),
                                    dry,
                                    Actor.operator("command"));
            int code =
                    switch (outcome) {
                        case Annexes.Outcome.Refused(var why) -> {
                            out.println(
                                    country.words()
                                            .of("board.task.refusal." + why, language(country)));
                            out.println("Nothing was begun.");
                            yield 2;
                        }
                        case Annexes.Outcome.Examined(var report) -> told(country, report, out);
                    };
            out.flush();
            return code;
        }
    }

    private boolean stands(Country country) {
        try {
            return Agencies.of(country).find(new AgencyCode(issuer), dated).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private int told(Country country, AnnexReport report, PrintWriter out) {
        report.general()
                .forEach(flaw -> out.println("- " + flaw.words(country, language(country))));
        for (var line : report.lines()) {
            if (!line.flaws().isEmpty()) {
                String text = line.text().replaceAll("\\s+", " ");
                out.printf(
                        "row %d, %s: %s%s%n",
                        line.row(),
                        line.label(),
                        text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…",
                        line.refused() ? "  (not taken)" : "");
                line.flaws()
                        .forEach(flaw ->
                                out.println("    " + flaw.words(country, language(country))));
            }
        }
        out.printf(
                "%s%,d rows: %,d new, %,d in already, %,d not taken.%n",
                dry ? "Nothing was written. " : "",
                report.lines().size(),
                report.fresh(),
                report.known(),
                report.refused());
        return report.refused() == 0 ? 0 : 1;
    }

    private static String language(Country country) {
        var tags = country.settings().tags();
        return tags.contains("en") ? "en" : tags.getFirst();
    }
}
