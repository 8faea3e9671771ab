package org.motcua.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Fault;
import org.motcua.country.Kind;
import org.motcua.country.Loading;
import org.motcua.kernel.Text;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Tariff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua check`: reads all definitions, lists every fault, and activates them where asked.
/// Starts neither the framework nor a database.
@Command(
        name = "check",
        description = "Checks the definitions of a country and lists every fault at once.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no fault; with --activate, the definitions are active",
            "1:faults were found, or the running program refused",
            "2:wrong usage"
        },
        footer = {
            "",
            "Examples:",
            "  ./motcua check                            the shipped country",
            "  ./motcua check --country country/mine     another folder",
            "  ./motcua check --activate                 and let the running program work by it"
        })
public final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--country",
            paramLabel = "DIR",
            description = "The country's folder (default: MOTCUA_COUNTRY, or country/vietnam).")
    private @Nullable Path country;

    @Option(
            names = "--activate",
            description = "Asks the running program to work by the definitions in its own folder.")
    private boolean activate;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        PrintWriter out = writer();
        Path folder = country == null ? fromEnvironment() : country;
        List<Kind<?>> kinds = Kinds.all();
        int code =
                switch (Countries.load(folder, kinds)) {
                    case Loading.Broken(var faults) -> {
                        faults.forEach(fault -> out.println(folder + "/" + fault));
                        out.println(summary(faults));
                        yield 1;
                    }
                    case Loading.Loaded(var loaded) -> {
                        out.println(summary(loaded, kinds, System.nanoTime() - start));
                        assumed(loaded).forEach(out::println);
                        yield 0;
                    }
                };
        out.flush();
        return code == 0 && activate ? ActivateCall.run(out) : code;
    }

    private static String summary(List<Fault> faults) {
        long files = faults.stream().map(Fault::file).distinct().count();
        return "%d %s in %d %s."
                .formatted(
                        faults.size(),
                        faults.size() == 1 ? "fault" : "faults",
                        files,
                        files == 1 ? "file" : "files");
    }

    private static String summary(Country country, List<Kind<?>> kinds, long nanoseconds) {
        String counts =
                kinds.stream()
                        .filter(kind -> country.count(kind) > 0)
                        .map(kind -> "%,d %s".formatted(country.count(kind), kind.name()))
                        .collect(Collectors.joining(", "));
        return "No fault in %s: %s; %,d words. %.1f s, state %s."
                .formatted(
                        country.name(),
                        counts.isEmpty() ? "no definitions yet" : counts,
                        country.words().keys().size(),
                        nanoseconds / 1e9,
                        country.hash().substring(0, 12));
    }

    /// What the definitions assume, and whom to ask: no fault, and not to be forgotten either.
    static List<String> assumed(Country country) {
        var found = new ArrayList<String>();
        for (var tariff : country.all(Procedures.TARIFFS)) {
            tariff.value().rows().stream()
                    .filter(Tariff.Row::assumed)
                    .map(row -> assumed(country, tariff, row))
                    .forEach(found::add);
        }
        return found;
    }

    private static String assumed(Country country, Definition<Tariff> tariff, Tariff.Row row) {
        String language = country.settings().languages().getLast().tag();
        Text ask = row.ask();
        return "Assumed in %s, %s: %d from %s. %s"
                .formatted(
                        tariff.source().file(),
                        tariff.id(),
                        row.amount().amount(),
                        row.from(),
                        ask == null ? "" : ask.in(language) + ".");
    }

    private PrintWriter writer() {
        return spec == null
                ? new PrintWriter(java.io.Writer.nullWriter())
                : spec.commandLine().getOut();
    }

    private static Path fromEnvironment() {
        String named = System.getenv("MOTCUA_COUNTRY");
        String home = Objects.requireNonNullElse(System.getenv("MOTCUA_HOME"), ".");
        return named == null || named.isBlank()
                ? Path.of(home, "country", "vietnam").normalize()
                : Path.of(named);
    }
}
