package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.country.Loading;
import org.motcua.unit.Unit;
import org.motcua.unit.UnitChanges;
import org.motcua.unit.UnitList;
import org.motcua.unit.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua import units`: compares official lists of units with those of the country; writes only
/// with `--apply`, and then only rows with dates, so that the past stays what it was.
@Command(
        name = "units",
        description = "Compares an official list of units with the country's, and takes it over.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A file has a first line with the columns code, name and parent (or ward_code, name,",
            "province_code). Without --apply nothing is written.",
            "",
            "Examples:",
            "  ./motcua import units wards.csv --from 2026-04-30",
            "  ./motcua import units wards.csv --from 2026-04-30 --apply"
        })
public final class ImportUnitsCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The lists, as CSV.")
    private List<Path> files = List.of();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The day on which the list takes effect, 2026-04-30.")
    private LocalDate from = LocalDate.MIN;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "The tier of the list (default: the lowest one).")
    private @Nullable String level;

    @Option(
            names = "--country",
            paramLabel = "DIR",
            description = "The country's folder (default: country/vietnam).")
    private Path country = Path.of("country/vietnam");

    @Option(names = "--apply", description = "Writes the changes into the country's folder.")
    private boolean apply;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Kind<?>> kinds = Kinds.all();
        return switch (Countries.load(country, kinds)) {
            case Loading.Broken(var faults) -> {
                out().printf(
                                "The country has %d faults; run ./motcua check first.%n",
                                faults.size());
                yield 1;
            }
            case Loading.Loaded(var loaded) -> {
                int code = compare(loaded);
                out().flush();
                yield code;
            }
        };
    }

    /// Why a file cannot be compared at all.
    private static Optional<String> unusable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Optional.of("is no file that can be read. Check the name.");
        }
        try {
            List<List<String>> rows = cells(file);
            var columns = rows.isEmpty() ? List.<String>of() : rows.getFirst();
            boolean known =
                    columns.stream()
                            .map(column -> column.strip().replace("\uFEFF", ""))
                            .anyMatch(List.of("code", "ward_code", "province_code")::contains);
            return known
                    ? Optional.empty()
                    : Optional.of("has no first line with the columns code, name and parent.");
        } catch (UncheckedIOException broken) {
            String why = String.valueOf(broken.getMessage());
            return Optional.of("is no CSV in UTF-8: " + why);
        }
    }

    private int compare(Country loaded) {
        Units units = Units.of(loaded);
        String tier = level == null ? lowest(loaded) : level;
        boolean clean = true;
        for (Path file : files) {
            var wrong = unusable(file);
            if (wrong.isPresent()) {
                out().printf("%s %s Nothing was written.%n", file, wrong.get());
                return 1;
            }
        }
        for (Path file : files) {
            UnitList list = UnitList.read(records(file), loaded, tier);
            UnitChanges changes = UnitChanges.between(units, list, tier, from);
            out().printf("%s: %d units of level %s%n", file, list.rows().size(), tier);
            list.defects().forEach((kind, lines) -> tell("defect " + kind, lines));
            tell("added", changes.added().stream().map(ImportUnitsCommand::line).toList());
            tell("removed", changes.removed().stream().map(ImportUnitsCommand::line).toList());
            tell("renamed", changes.renamed().stream().map(ImportUnitsCommand::line).toList());
            tell("moved", changes.moved().stream().map(ImportUnitsCommand::line).toList());
            clean &= list.defects().isEmpty();
            if (apply && !list.defects().isEmpty()) {
                out().println("  Nothing was written: mend the defects of the list first.");
            } else if (apply && !changes.none()) {
                write(changes, units, loaded);
            }
        }
        if (!apply) {
            out().println("Nothing was written. With --apply these changes are taken over.");
        }
        return clean ? 0 : 1;
    }

    private static String lowest(Country loaded) {
        return loaded.all(Units.LEVELS).stream()
                .map(one -> one.value())
                .max(java.util.Comparator.comparingInt(one -> one.rank()))
                .orElseThrow()
                .id();
    }

    private void tell(String what, List<String> lines) {
        out().printf("  %s: %d%n", what, lines.size());
        lines.stream().limit(SHOWN).forEach(line -> out().println("    " + line));
        if (lines.size() > SHOWN) {
            out().printf("    and %d more%n", lines.size() - SHOWN);
        }
    }

    private static String line(UnitList.Row row) {
        return "%s %s %s %s".formatted(row.code(), row.type(), row.proper(), row.parent());
    }

    private static String line(Unit unit) {
        return "%s %s %s %s".formatted(unit.code(), unit.type(), unit.proper(), unit.parent());
    }

    /// Each file is written beside itself and then put in its place at once.
    private void write(UnitChanges changes, Units units, Country loaded) {
        var files = new java.util.TreeSet<String>();
        String home = "";
        for (var one : loaded.all(Units.KIND)) {
            files.add(one.source().file());
            boolean tier =
                    one.effective().until() == null
                            && units.find(new org.motcua.kernel.UnitCode(one.id()), from)
                                    .map(unit -> unit.level().equals(changes.level()))
                                    .orElse(false);
            home = tier ? one.source().file() : home;
        }
        Map<Path, Path> ready = new LinkedHashMap<>();
        try {
            for (String name : files) {
                Path file = country.resolve(name);
                List<List<String>> before = cells(file);
                List<List<String>> after = changes.applied(before, name.equals(home));
                if (!after.equals(before)) {
                    Path fresh = file.resolveSibling(file.getFileName() + ".new");
                    Files.writeString(fresh, csv(after), StandardCharsets.UTF_8);
                    ready.put(fresh, file);
                }
            }
            for (var one : ready.entrySet()) {
                Files.move(one.getKey(), one.getValue(), StandardCopyOption.ATOMIC_MOVE);
                out().printf("  wrote %s%n", one.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(ImportUnitsCommand::quoted).toList())
                .map(row -> String.join(",", row) + "\n")
                .collect(java.util.stream.Collectors.joining());
    }

    /// RFC 4180: only what needs quotation marks gets them.
    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static List<List<String>> cells(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser = CSVParser.builder().setFormat(FORMAT).setReader(reader).get()) {
            for (CSVRecord record : parser) {
                rows.add(record.toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<Map<String, String>> records(Path file) {
        List<List<String>> rows = cells(file);
        List<Map<String, String>> records = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Map<String, String> record = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(row.size(), rows.getFirst().size()); i++) {
                record.put(rows.getFirst().get(i).strip(), row.get(i));
            }
            records.add(record);
        }
        return records;
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        return spec.commandLine().getOut();
    }
}
