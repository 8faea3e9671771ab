package org.motcua.server.bench;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.server.Kinds;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bench dossier`: whole lives of dossiers over HTTP, beside what the same database does
/// for plain rows and for a process engine.
@Command(
        name = "dossier",
        description =
                "Whole lives of dossiers with 16 clients over HTTP, against plain rows and Flowable.",
        mixinStandardHelpOptions = true)
public final class DossierBench implements Callable<Integer> {
    private final Class<?> application;

    @Option(names = "--quick", description = "Short turns, and 100 thousand dossiers at most.")
    private boolean quick;

    @Option(
            names = "--statements",
            description = "Only count what one life sends to the database, and what it costs.")
    private boolean counting;

    @Spec private @Nullable CommandSpec spec;

    /// @param application the Spring Boot application that `up` starts
    public DossierBench(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        System.setProperty("http.maxConnections", String.valueOf(DossierTurns.CLIENTS * 4));
        System.setProperty("sun.net.http.retryPost", "false");
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = countryFolder();
        var shipped = Countries.load(folder, Kinds.all()).orThrow();
        try (var database = new ThrowAwayDatabase(DossierTurns.CLIENTS + 8)) {
            var scenario = scenario(shipped, new JdbcTemplate(database.source()));
            Path copy =
                    CountryCopy.of(
                            folder, database.folder().resolve("country"), scenario.code().value());
            var statements = counting ? new Statements() : null;
            try (var house = House.start(application, database, copy, statements)) {
                var timings = new Timings();
                var crews = crews(scenario, house, database, timings);
                var turns = new DossierTurns(database, house, scenario, crews, timings, out);
                if (statements == null) {
                    turns.measure(quick);
                } else {
                    timings.whenBegun(statements::at);
                    turns.count(statements);
                }
            }
        }
        return 0;
    }

    static Path countryFolder() {
        String named = System.getenv("MOTCUA_COUNTRY");
        String home = Objects.requireNonNullElse(System.getenv("MOTCUA_HOME"), ".");
        return named == null || named.isBlank()
                ? Path.of(home, "country", "vietnam")
                : Path.of(named);
    }

    static Scenario scenario(Country country, JdbcTemplate sql) {
        var now = sql.queryForObject("select now()", OffsetDateTime.class);
        var zone = country.settings().zone();
        return Scenario.of(
                country, Objects.requireNonNull(now).atZoneSameInstant(zone).toLocalDate());
    }

    /// One for each client, at agencies all over the country.
    private static List<Crew> crews(
            Scenario scenario, House house, ThrowAwayDatabase database, Timings timings) {
        var country = house.bean(Countries.class).active();
        List<Agency> agencies =
                Agencies.of(country).all(scenario.agencyKind(), scenario.day()).stream()
                        .filter(agency -> agency.unit() != null)
                        .toList();
        int apart = agencies.size() / DossierTurns.CLIENTS;
        var sql = new JdbcTemplate(database.source());
        return IntStream.range(0, DossierTurns.CLIENTS)
                .mapToObj(client ->
                        Crew.of(
                                client,
                                scenario,
                                agencies.get(client * apart),
                                house,
                                sql,
                                timings))
                .toList();
    }
}
