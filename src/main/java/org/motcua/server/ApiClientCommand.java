package org.motcua.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Loading;
import org.motcua.identity.Systems;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.store.Migrations;
import org.motcua.unit.Agencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua api-client`: gives another system the secret with which it files and follows dossiers
/// for people. Works beside a running program too.
@Command(
        name = "api-client",
        description = "Gives another system a secret for the HTTP interface, or ends it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The secret is shown once. Run it again for a second secret before the first one ends.",
            "",
            "Examples:",
            "  ./motcua api-client tu-du-hospital H29.26740 --title \"Portal of a hospital\"",
            "  ./motcua api-client tu-du-hospital --revoke",
            "  ./motcua api-client --list"
        })
final class ApiClientCommand implements Callable<Integer> {
    private static final Actor OPERATOR = Actor.operator("command");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The system: small letters, digits and hyphens.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AGENCY",
            description = "The code of the agency that answers for it.")
    private @Nullable String agency;

    @Option(names = "--title", description = "What officers read where it filed something.")
    private @Nullable String title;

    @Option(
            names = "--role",
            description = "The role that it gets (${DEFAULT-VALUE}).",
            defaultValue = "filing-system")
    private String role = "";

    @Option(
            names = "--days",
            description = "How long the secret lasts (${DEFAULT-VALUE}).",
            defaultValue = "365")
    private int days;

    @Option(names = "--revoke", description = "Ends all secrets of the system at once.")
    private boolean revoke;

    @Option(names = "--list", description = "Lists all secrets, not what they are.")
    private boolean list;

    @Option(
            names = "--country",
            paramLabel = "DIR",
            description = "The country's folder (default: that of the installation).")
    private @Nullable Path country;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int code = run(out);
        out.flush();
        return code;
    }

    private int run(PrintWriter out) {
        if (!list && (name == null || (agency == null && !revoke) || days < 1)) {
            out.println("Write: ./motcua api-client NAME AGENCY. Nothing was changed.");
            return 2;
        }
        return switch (Countries.load(folder(), Kinds.all())) {
            case Loading.Broken(var faults) -> {
                out.printf("The country has %d faults; run ./motcua check first.%n", faults.size());
                yield 1;
            }
            case Loading.Loaded(var loaded) -> {
                try (var database = CommandDatabase.open()) {
                    var source = database.source();
                    Migrations.run(source);
                    var countries = new Countries(loaded, Kinds.all());
                    var systems = Systems.of(source, countries, StoreBeans.present());
                    yield list ? listed(systems, out) : changed(systems, loaded, out);
                }
            }
        };
    }

    private Path folder() {
        if (country != null) {
            return country;
        }
        String set = System.getenv("MOTCUA_COUNTRY");
        return set == null || set.isBlank()
                ? Path.of(System.getenv().getOrDefault("MOTCUA_HOME", "."), "country", "vietnam")
                : Path.of(set);
    }

    private static int listed(Systems systems, PrintWriter out) {
        systems.list()
                .forEach(key ->
                        out.printf(
                                "%-40s %-16s %s until %s%s%n",
                                key.name(),
                                key.agency(),
                                key.issued(),
                                key.expires(),
                                key.ended() ? "  ended" : ""));
        return 0;
    }

    private int changed(Systems systems, Country loaded, PrintWriter out) {
        String system = Objects.requireNonNull(name);
        if (revoke) {
            int ended = systems.revoke(OPERATOR, system);
            out.printf(
                    ended > 0 ? "Ended %d secrets of %s.%n" : "%2$s has no secret to end.%n",
                    ended,
                    system);
            return ended > 0 ? 0 : 1;
        }
        var code = new AgencyCode(Objects.requireNonNull(agency));
        var today = loaded.day(StoreBeans.present().instant());
        if (Agencies.of(loaded).find(code, today).isEmpty()) {
            out.printf("There is no agency %s today. Nothing was changed.%n", code.value());
            return 1;
        }
        var given =
                systems.issue(
                        OPERATOR,
                        system,
                        title == null ? system : title,
                        code,
                        role,
                        Duration.ofDays(days));
        return switch (given) {
            case Systems.Outcome.Given(var issued) -> {
                out.printf("%s may ask until %s with this secret,%n", system, issued.expires());
                out.println("which is shown only now and kept nowhere:");
                out.println();
                out.println("  " + issued.secret());
                out.println();
                out.println("It goes into the header  Authorization: Bearer SECRET");
                yield 0;
            }
            case Systems.Outcome.Refused(var why) -> {
                out.println(told(why) + " Nothing was changed.");
                yield 1;
            }
        };
    }

    private static String told(Systems.Refusal why) {
        return switch (why) {
            case NAME -> "A name has 3 to 40 small letters, digits and hyphens.";
            case ROLE -> "There is no such role for systems; see country/*/roles.";
            case AGENCY -> "The system acts for another agency already; choose another name.";
        };
    }
}
