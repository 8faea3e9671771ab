package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.links.Comparison;
import org.motcua.links.LinkRun;
import org.motcua.links.Links;
import org.motcua.links.Verdict;
import org.motcua.store.Migrations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua link NAME REGISTRY`: finds who is meant by the records of one registry in another.
@Command(
        name = "link",
        description =
                "Finds for the records of one registry the persons in another, by the rule country/*/linking/NAME-REGISTRY.yaml.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a link cannot be replayed from what was kept of it, or there are no weights yet",
            "2:there is no such linking"
        },
        footer = {
            "",
            "Without --apply nothing is written: what would change is listed. The weights of the last",
            "training are used until --train learns new ones.",
            "",
            "Examples:",
            "  ./motcua link land population            what would change",
            "  ./motcua link land population --apply    and write it",
            "  ./motcua link land population --replay   recompute every link by the rule",
            "  ./motcua link land population --out FOLDER   what a Spark cluster needs to do it"
        })
final class LinkCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "Whose records, \"land\".")
    private String name = "";

    @Parameters(index = "1", paramLabel = "REGISTRY", description = "Where the persons are.")
    private String registry = "";

    @Option(names = "--train", description = "Learns new weights from the data of today.")
    private boolean train;

    @Option(names = "--apply", description = "Writes links and questions.")
    private boolean apply;

    @Option(names = "--replay", description = "Only recomputes the links that stand.")
    private boolean replay;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Only writes what a Spark cluster needs to link by the weights in use (link-spark/README.md).")
    private @Nullable Path handOut;

    @Option(
            names = "--shown",
            description = "How many changes are listed (default ${DEFAULT-VALUE}).")
    private int shown = 20;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        String linking = name + "-" + registry;
        try (var database = CommandDatabase.open()) {
            Migrations.run(database.source());
            var clock = StoreBeans.present();
            var country = Countries.load(folder(), Kinds.all()).orThrow();
            var countries = new Countries(country, Kinds.all());
            var links = Links.over(database.source(), countries, clock);
            if (links.find(linking).isEmpty()) {
                out.printf(
                        "There is no linking %s. Its rule would be linking/%s.yaml in %s.%n",
                        linking, linking, folder());
                return 2;
            }
            if (replay) {
                return replayed(links, linking, out);
            }
            var reading = new TransactionTemplate(new JdbcTransactionManager(database.source()));
            var today = country.day(clock.instant());
            if (handOut != null) {
                return handedOut(links, linking, reading, today, handOut, out);
            }
            return link(links, linking, reading, new JdbcTemplate(reader(reading)), today, out);
        }
    }

    private static int handedOut(
            Links links,
            String linking,
            TransactionTemplate reading,
            LocalDate today,
            Path folder,
            PrintWriter out) {
        var rows = new RegistryRows(new JdbcTemplate(reader(reading)), today);
        var written =
                Objects.requireNonNull(
                        reading.execute(_ -> {
                            try {
                                return links.handOut(linking, rows, folder);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }));
        if (written.isEmpty()) {
            out.printf(
                    "No weights were learnt by this rule yet: run ./motcua link without --out, with --apply, first.%n");
            return 1;
        }
        out.printf(
                "%d persons and %d records are in %s. link-spark/README.md tells how to go on.%n",
                written.get().getKey(), written.get().getValue(), folder);
        return 0;
    }

    private static javax.sql.DataSource reader(TransactionTemplate reading) {
        return Objects.requireNonNull(
                ((JdbcTransactionManager) Objects.requireNonNull(reading.getTransactionManager()))
                        .getDataSource());
    }

    private static Path folder() {
        String named = System.getenv("MOTCUA_COUNTRY");
        String home = Objects.requireNonNullElse(System.getenv("MOTCUA_HOME"), ".");
        return named == null || named.isBlank()
                ? Path.of(home, "country", "vietnam")
                : Path.of(named);
    }

    private int link(
            Links links,
            String linking,
            TransactionTemplate reading,
            JdbcTemplate sql,
            LocalDate today,
            PrintWriter out) {
        try (var progress = new LateProgress("owners")) {
            LinkRun run =
                    Objects.requireNonNull(
                            reading.execute(_ ->
                                    links.run(
                                            linking,
                                            new RegistryRows(sql, today),
                                            train,
                                            done -> progress.at(done, done))));
            progress.done();
            var comparison = links.comparison(run);
            tell(comparison, out);
            if (!apply) {
                out.println("Nothing was written. Run again with --apply to write it.");
                return 0;
            }
            int written =
                    links.apply(run, done -> progress.at(done, comparison.differences().size()));
            progress.done();
            out.printf(
                    "Written: %d decisions. Linked now %d, waiting for a clerk %d (/office/links).%n",
                    written,
                    links.count(linking, Verdict.LINKED),
                    links.count(linking, Verdict.ASKED));
            return 0;
        }
    }

    private void tell(Comparison comparison, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d persons, %d owners in the records, %d pairs compared (%.2f an owner).%n",
                comparison.persons(),
                comparison.owners(),
                comparison.pairs(),
                (double) comparison.pairs() / Math.max(1, comparison.owners()));
        out.printf(
                "Weights %s, %s. Unchanged %d; decided by a person and kept %d.%n",
                comparison.model(),
                comparison.trained() ? "learnt now" : "in use",
                comparison.unchanged(),
                comparison.byHand());
        comparison
                .counts()
                .forEach((kind, count) ->
                        out.printf("%-8s %d%n", kind.name().toLowerCase(Locale.ROOT), count));
        comparison.differences().stream()
                .limit(shown)
                .forEach(one ->
                        out.printf(
                                "  %-8s %s owner %d: %s -> %s%n",
                                one.kind().name().toLowerCase(Locale.ROOT),
                                one.record(),
                                one.owner() + 1,
                                Objects.requireNonNullElse(one.before(), "nobody"),
                                Objects.requireNonNullElse(one.after(), "nobody")));
        if (comparison.differences().size() > shown) {
            out.printf("  and %d more%n", comparison.differences().size() - shown);
        }
        out.flush();
    }

    private static int replayed(Links links, String linking, PrintWriter out) {
        var wrong = links.replay(linking, Integer.MAX_VALUE);
        if (wrong.isEmpty()) {
            out.printf(
                    "Every link that the rule made comes out the same from what was kept of it: %d links stand.%n",
                    links.count(linking, Verdict.LINKED));
            return 0;
        }
        out.printf("%d links come out otherwise, the first: %s%n", wrong.size(), wrong.getFirst());
        return 1;
    }
}
