package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.simulation.Course;
import org.motcua.simulation.Figures;
import org.motcua.simulation.SimulationFault;
import org.motcua.simulation.Staffing;
import org.motcua.simulation.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua simulate DEFINITION`: tries a procedure or bundle with invented requests.
@Command(
        name = "simulate",
        description =
                "Tries a procedure or bundle with invented requests: how long people wait, how much is late, and where.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:there is no such definition, or something in a table is wrong",
            "2:wrong usage"
        },
        footer = {
            "",
            "The rules, states, deadlines and working days are those of the program itself. Requests are",
            "like the examples of the definition; how long work takes and what is forgotten is drawn by",
            "chance from --seed: the same seed gives the same result.",
            "",
            "A staffing table is YAML; what it leaves out is assumed, and the result says what:",
            "  days: 250                            # over how many days requests come (365)",
            "  outside: 0.3                         # share filed outside working time",
            "  supplements: {share: 0.1, days: 3}   # where something is missing; days until it comes",
            "  units:",
            "    ward-1:",
            "      share: 2                         # twice as many requests as a unit with 1",
            "      teams: {counter: 3}              # officers who share several steps",
            "      steps:",
            "        receive: {team: counter, minutes: 10, spread: 0.5}",
            "        check: {officers: 4, minutes: 45}",
            "Steps of a bundle are named part/step, such as birth/check.",
            "",
            "Examples:",
            "  ./motcua simulate 1.001193",
            "  ./motcua simulate 3.000722 --dossiers 20000",
            "  ./motcua simulate 1.001193 --staff today.yaml --compare tomorrow.yaml",
            "  ./motcua simulate 1.001193 --compare my/1.001193-birth.yaml   a changed step or deadline"
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    @Parameters(paramLabel = "DEFINITION", description = "Code of a procedure or bundle.")
    private String definition = "";

    @Option(
            names = "--dossiers",
            paramLabel = "N",
            description = "How many requests (default ${DEFAULT-VALUE}).")
    private int dossiers = 100_000;

    @Option(names = "--staff", paramLabel = "FILE", description = "The staffing table.")
    private @Nullable Path staff;

    @Option(
            names = "--compare",
            paramLabel = "OTHER",
            description =
                    "Side by side with another staffing table, a changed definition (both files), or another code.")
    private @Nullable String compare;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "What chance begins with (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day, as 2026-11-24 (default: today).")
    private @Nullable LocalDate from;

    @Option(
            names = "--country",
            paramLabel = "DIR",
            description = "The country's folder (default: MOTCUA_COUNTRY, or country/vietnam).")
    private @Nullable Path folder;

    @Spec private @Nullable CommandSpec spec;

    /// One side of the comparison.
    private record Side(String name, Country country, Course course, Staffing staffing) {}

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var err = spec.commandLine().getErr();
        if (dossiers < 1 || dossiers > MOST) {
            err.printf("--dossiers has to be from 1 to %,d, not %,d.%n", MOST, dossiers);
            return 2;
        }
        try {
            var sides = sides();
            var figures = new ArrayList<Figures>();
            for (Side side : sides) {
                figures.add(tried(side));
            }
            told(sides, figures, out);
            out.flush();
            return 0;
        } catch (SimulationFault fault) {
            err.println(fault.getMessage());
            return 1;
        }
    }

    private List<Side> sides() {
        var country = Countries.load(folder(), Kinds.all()).orThrow();
        var day = day(country);
        var staffing = staff == null ? Staffing.read("{}") : Staffing.read(text(staff));
        var one =
                new Side(
                        staff == null ? "as it is" : name(staff),
                        country,
                        Course.of(country, definition, day),
                        staffing);
        String other = compare;
        return other == null ? List.of(one) : List.of(one, other(other, one, day));
    }

    private Side other(String other, Side one, LocalDate day) {
        var file = Path.of(other);
        if (!Files.isRegularFile(file)) {
            if (other.contains("/") || other.endsWith(".yaml") || other.endsWith(".yml")) {
                throw new SimulationFault("There is no file " + other + ".");
            }
            return new Side(
                    other, one.country(), Course.of(one.country(), other, day), one.staffing());
        }
        String text = text(file);
        if (text.lines().noneMatch(line -> line.startsWith("code:"))) {
            return new Side(name(file), one.country(), one.course(), Staffing.read(text));
        }
        var changed = ChangedFolder.with(folder(), text, definition);
        return new Side(name(file), changed, Course.of(changed, definition, day), one.staffing());
    }

    private Figures tried(Side side) {
        var country = side.country();
        String hours = country.all(WorkingCalendar.HOURS).getFirst().id();
        var calendar = WorkingCalendar.of(country, hours, day(country));
        try (var progress = new LateProgress("requests")) {
            return Trial.run(
                    side.course(),
                    side.staffing(),
                    calendar,
                    country.settings().zone(),
                    new Trial.Setting(dossiers, seed, day(country), 0),
                    done -> progress.at(done, dossiers));
        }
    }

    private LocalDate day(Country country) {
        return from == null ? country.day(StoreBeans.present().instant()) : from;
    }

    private void told(List<Side> sides, List<Figures> figures, PrintWriter out) {
        var report = new SimulationReport(out);
        report.head(definition, sides.getFirst().course(), dossiers, seed);
        report.assumed(sides.getFirst().staffing(), staff == null);
        report.whole(sides.stream().map(Side::name).toList(), figures);
        for (int i = 0; i < sides.size(); i++) {
            report.steps(sides.get(i).name(), figures.get(i));
        }
    }

    private Path folder() {
        if (folder != null) {
            return folder;
        }
        String named = System.getenv("MOTCUA_COUNTRY");
        String home = Objects.requireNonNullElse(System.getenv("MOTCUA_HOME"), ".");
        return named == null || named.isBlank()
                ? Path.of(home, "country", "vietnam")
                : Path.of(named);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new SimulationFault("There is no file " + file + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
