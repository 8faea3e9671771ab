package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.intake.Exports;
import org.motcua.kernel.Actor;
import org.motcua.store.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua export registry NAME FILE`: gives the records of a registry out as a file.
@Command(
        name = "registry",
        description = "Gives the records of a registry out: CSV, JSON lines or Parquet.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Fields that the way of reading does not give stay inside; who took what for which purpose",
            "is written into the journal, and the people concerned see it.",
            "",
            "Example:",
            "  ./motcua export registry births births.parquet --purpose \"Yearly statistics\""
        })
final class ExportRegistryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The registry, such as births.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "*.csv, *.jsonl or *.parquet.")
    private Path file = Path.of("");

    @Option(
            names = "--access",
            description = "The way of reading that the definition grants (${DEFAULT-VALUE}).")
    private String access = "keeping";

    @Option(names = "--purpose", required = true, description = "For what, in words.")
    private String purpose = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var database = CommandDatabase.open();
                var pool = database.pool(2);
                var progress = new LateProgress("records")) {
            Migrations.run(pool);
            var country = Countries.load(CommandDatabase.country(), Kinds.all()).orThrow();
            var outcome =
                    Exports.over(pool, new Countries(country, Kinds.all()), StoreBeans.present())
                            .run(
                                    new Exports.Order(
                                            name, file, access, purpose, Actor.operator("command")),
                                    progress::at);
            progress.done();
            int code = told(outcome, out);
            out.flush();
            return code;
        }
    }

    private int told(Exports.Outcome outcome, PrintWriter out) {
        return switch (outcome) {
            case Exports.Outcome.Done(var records, var fields) -> {
                out.printf(
                        "%,d records with %s are in %s.%n",
                        records, String.join(", ", fields), file.toAbsolutePath());
                yield 0;
            }
            case Exports.Outcome.Refused(var why) -> {
                out.println(
                        switch (why) {
                            case REGISTRY -> "There is no registry %s.".formatted(name);
                            case FORM ->
                                    "The name of the file has to end in .csv, .jsonl or .parquet.";
                            case ACCESS ->
                                    "The registry %s grants no way of reading %s."
                                            .formatted(name, access);
                            case PURPOSE -> "Say for what: --purpose \"...\".";
                        });
                out.println("Nothing was written.");
                yield 2;
            }
        };
    }
}
