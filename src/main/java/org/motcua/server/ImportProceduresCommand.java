package org.motcua.server;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.motcua.catalogue.ImportedProcedures;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.procedure.Defect;
import org.motcua.procedure.Information;
import org.motcua.procedure.InformationReader;
import org.motcua.store.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua import procedures FILE`: a national catalogue's records become pages to read, and a
/// report tells what is wrong with them.
@Command(
        name = "procedures",
        description =
                "Reads a national catalogue (JSON lines, may be gzipped) and reports defects.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./motcua import procedures catalogue.jsonl.gz",
            "  ./motcua import procedures catalogue.jsonl --dry-run",
            "  ./motcua import procedures catalogue.jsonl --list fee-only-in-text"
        })
final class ImportProceduresCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The catalogue.")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Only reports, keeps nothing.")
    private boolean dryRun;

    @Option(
            names = "--list",
            paramLabel = "DEFECT",
            description = "Lists the records with this kind of defect.")
    private @Nullable String list;

    @Option(
            names = "--legacy",
            split = ",",
            paramLabel = "CODES",
            description = "Codes of ministries that no longer exist (${DEFAULT-VALUE}).",
            defaultValue = "G04,G05,G07,G13,G14")
    private Set<String> legacy = Set.of();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path catalogue = Objects.requireNonNull(file);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var wrong = unusable(catalogue);
        if (wrong.isPresent()) {
            out.println(wrong.get() + " Nothing was changed.");
            out.flush();
            return 1;
        }
        var report = new DefectReport();
        var records = new ArrayList<Information>();
        try {
            read(catalogue, report, records);
        } catch (CharacterCodingException _) {
            return refuse(out, catalogue + " is not text in UTF-8", records.size());
        } catch (EOFException | ZipException _) {
            return refuse(
                    out, catalogue + " is damaged or was not copied to its end", records.size());
        }
        if (records.isEmpty()) {
            report.print(out);
            return refuse(out, "No line of " + catalogue + " is a record", 0);
        }
        if (list == null) {
            report.print(out);
        } else {
            report.list(Defect.of(list), out);
        }
        if (dryRun) {
            out.println("Nothing was kept (--dry-run).");
        } else {
            keep(records, out);
        }
        out.flush();
        return 0;
    }

    private static int refuse(PrintWriter out, String why, int after) {
        out.printf("%s (%,d records were read before). Nothing was changed.%n", why, after);
        out.flush();
        return 1;
    }

    private Optional<String> unusable(Path catalogue) {
        if (!Files.isRegularFile(catalogue) || !Files.isReadable(catalogue)) {
            return Optional.of(catalogue + " is no file that can be read. Check the name.");
        }
        boolean known =
                list == null || Stream.of(Defect.values()).map(Defect::id).anyMatch(list::equals);
        return known
                ? Optional.empty()
                : Optional.of(
                        "There is no defect \"%s\". There are: %s."
                                .formatted(
                                        list,
                                        Stream.of(Defect.values())
                                                .map(Defect::id)
                                                .collect(Collectors.joining(", "))));
    }

    private void read(Path catalogue, DefectReport report, List<Information> records)
            throws IOException {
        var reader = new InformationReader(legacy);
        var codes = new HashSet<String>();
        var strict = StandardCharsets.UTF_8.newDecoder();
        try (var raw = new FileInputStream(catalogue.toFile());
                ProgressBar bar = bar("Reading", Files.size(catalogue));
                var lines = new BufferedReader(new InputStreamReader(opened(raw), strict))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    Information one = reader.read(line);
                    if (codes.add(one.code())) {
                        records.add(one);
                        report.add(one);
                    } else {
                        report.unreadable(number, "the code " + one.code() + " came before");
                    }
                } catch (InformationReader.Unreadable wrong) {
                    report.unreadable(number, String.valueOf(wrong.getMessage()));
                }
                bar.stepTo(raw.getChannel().position());
            }
        }
    }

    /// Compressed or not, as its first bytes say and not its name.
    private static InputStream opened(InputStream raw) throws IOException {
        var pushed = new PushbackInputStream(raw, 2);
        byte[] head = pushed.readNBytes(2);
        pushed.unread(head);
        boolean packed = head.length == 2 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
        return packed ? new GZIPInputStream(pushed, 1 << 16) : pushed;
    }

    private void keep(List<Information> records, PrintWriter out) {
        try (var database = CommandDatabase.open()) {
            var source = database.source();
            Migrations.run(source);
            var clock = StoreBeans.present();
            var imported = new ImportedProcedures(source, new Journal(source, clock), clock);
            ImportedProcedures.Kept kept;
            try (ProgressBar bar = bar("Keeping", records.size())) {
                kept = imported.keep(records, Actor.operator("command"), bar::stepTo);
            }
            out.printf(
                    "Kept as pages to read: %,d new, %,d changed, %,d as before.%n",
                    kept.added(), kept.changed(), kept.unchanged());
            if (!kept.missing().isEmpty()) {
                out.printf(
                        "%,d kept earlier are not in this file and stay, such as %s.%n",
                        kept.missing().size(), kept.missing().getFirst());
            }
            out.println("A running program shows them within two seconds.");
        }
    }

    private static ProgressBar bar(String task, long size) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
