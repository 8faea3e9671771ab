package org.motcua.server;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.motcua.procedure.Defect;
import org.motcua.procedure.Information;
import org.motcua.procedure.InformationReader;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
    private static final int BATCH = 500;

    private final Class<?> application;

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

    ImportProceduresCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        Path catalogue = java.util.Objects.requireNonNull(file);
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        if (!Files.isReadable(catalogue)) {
            out.println(catalogue + " cannot be read. Nothing was changed. Check the name.");
            return 1;
        }
        var report = new DefectReport();
        List<Information> records = read(catalogue, report);
        if (!dryRun) {
            keep(records);
        }
        if (list == null) {
            report.print(out);
        } else {
            report.list(Defect.of(list), out);
        }
        out.println(
                dryRun
                        ? "Nothing was kept (--dry-run)."
                        : "Kept %d records as pages to read.".formatted(records.size()));
        out.flush();
        return 0;
    }

    private List<Information> read(Path catalogue, DefectReport report) throws IOException {
        var reader = new InformationReader(legacy);
        var records = new ArrayList<Information>();
        try (var raw = new FileInputStream(catalogue.toFile());
                ProgressBar bar = bar("Reading", Files.size(catalogue));
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        opened(catalogue, raw), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    Information one = reader.read(line);
                    records.add(one);
                    report.add(one);
                } catch (InformationReader.Unreadable wrong) {
                    report.unreadable(number, String.valueOf(wrong.getMessage()));
                }
                bar.stepTo(raw.getChannel().position());
            }
        }
        return records;
    }

    private static InputStream opened(Path catalogue, InputStream raw) throws IOException {
        return catalogue.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private void keep(List<Information> records) {
        try (var context =
                        new SpringApplicationBuilder(application)
                                .web(WebApplicationType.NONE)
                                .bannerMode(Banner.Mode.OFF)
                                .logStartupInfo(false)
                                .run();
                ProgressBar bar = bar("Keeping", records.size())) {
            var imported = context.getBean(ImportedProcedures.class);
            for (int from = 0; from < records.size(); from += BATCH) {
                int until = Math.min(records.size(), from + BATCH);
                imported.keep(records.subList(from, until));
                bar.stepTo(until);
            }
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
