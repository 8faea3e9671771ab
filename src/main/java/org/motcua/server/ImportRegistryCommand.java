package org.motcua.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.intake.Imports;
import org.motcua.intake.Report;
import org.motcua.kernel.Actor;
import org.motcua.store.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua import registry NAME FILE`: brings records of a file into a registry.
@Command(
        name = "registry",
        description = "Brings the records of a file into a registry: CSV, JSON lines or Parquet.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows are in",
            "1:some rows were not taken; they stand in the file of complaints",
            "2:nothing was begun"
        },
        footer = {
            "",
            "Columns are named as the fields, or as people call them; a column key names the record,",
            "since the first day on which it holds. Rows that break a rule go into FILE.errors.csv with",
            "what is wrong; mend them there and feed that file. Cut in the middle, run it again: it",
            "goes on. The same file fed twice changes nothing.",
            "",
            "Examples:",
            "  ./motcua import registry population people.csv --dry-run",
            "  ./motcua import registry land-parcels parcels.parquet"
        })
final class ImportRegistryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The registry, such as population.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "*.csv, *.jsonl or *.parquet.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Judges all rows and writes none.")
    private boolean dryRun;

    @Option(
            names = "--lenient",
            description =
                    "Takes what the registry itself would write; the rest becomes its faults.")
    private boolean lenient;

    @Option(names = "--strict", description = "References that lead nowhere are faults too.")
    private boolean strict;

    @Option(
            names = "--number",
            description = "Rows without a key get one, where the registry numbers its records.")
    private boolean number;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where rows go that are not taken.")
    private @Nullable Path errors;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (!Files.isReadable(file)) {
            out.printf("There is no file %s that can be read. Nothing was begun.%n", file);
            return 2;
        }
        try (var database = CommandDatabase.open();
                var pool = database.pool(4)) {
            Migrations.run(pool);
            var country = Countries.load(CommandDatabase.country(), Kinds.all()).orThrow();
            int code = run(pool, new Countries(country, Kinds.all()), out);
            out.flush();
            return code;
        }
    }

    private int run(HikariDataSource pool, Countries countries, PrintWriter out)
            throws IOException {
        long start = System.nanoTime();
        try (var progress = new LateProgress("file")) {
            var outcome =
                    Imports.over(pool, countries, StoreBeans.present())
                            .run(
                                    new Imports.Order(
                                            name,
                                            file,
                                            Optional.ofNullable(errors),
                                            dryRun,
                                            lenient,
                                            strict,
                                            number,
                                            Actor.operator("command")),
                                    progress::at);
            progress.done();
            return switch (outcome) {
                case Imports.Outcome.Refused(var why, var detail) -> refused(why, detail, out);
                case Imports.Outcome.Done(var report) ->
                        done(report, (System.nanoTime() - start) / 1e9, out);
            };
        }
    }

    private int refused(Imports.Why why, List<String> detail, PrintWriter out) {
        out.println(
                switch (why) {
                    case REGISTRY -> "There is no registry %s.".formatted(name);
                    case FORM -> "The name of the file has to end in .csv, .jsonl or .parquet.";
                    case COLUMNS ->
                            "The registry %s knows no field for these columns: %s. Rename them, or let their names begin with _ where they are notes."
                                    .formatted(name, String.join(", ", detail));
                    case NO_KEY -> "No column names the records: call it key.";
                });
        out.println("Nothing was begun.");
        return 2;
    }

    private int done(Report report, double seconds, PrintWriter out) {
        out.printf(
                "%s%,d rows in %.1f s (%,.0f a second): %,d new, %,d changed, %,d unchanged, %,d not taken.%n",
                dryRun ? "Nothing was written. " : "",
                report.rows(),
                seconds,
                (report.rows() - report.resumed()) / Math.max(0.001, seconds),
                report.created(),
                report.changed(),
                report.unchanged(),
                report.refused());
        if (report.resumed() > 0) {
            out.printf("The first %,d rows were in from an earlier run.%n", report.resumed());
        }
        if (report.dangling() > 0) {
            out.printf(
                    "%,d references lead to no record yet; ./motcua check registry %s tells which.%n",
                    report.dangling(), name);
        }
        report.byRule().forEach((rule, many) -> out.printf("  %-24s %,d%n", rule, many));
        report.complaints()
                .ifPresent(path ->
                        out.printf("What was not taken, and why: %s%n", path.toAbsolutePath()));
        return report.refused() == 0 ? 0 : 1;
    }
}
