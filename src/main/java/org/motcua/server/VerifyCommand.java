package org.motcua.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Seals;
import org.motcua.journal.Verdict;
import org.motcua.journal.Verification;
import org.motcua.store.StoreFault;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua verify`: recomputes the journal and says whether anything was done behind the
/// program's back.
@Command(
        name = "verify",
        description =
                "Recomputes the journal and its seal and names the first entry that was changed, removed, inserted or moved behind the program's back.",
        mixinStandardHelpOptions = true,
        subcommands = VerifyMessageCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is as it was written and signed",
            "1:something was tampered with; the first place is named",
            "70:the journal could not be read"
        },
        footer = {
            "",
            "Examples:",
            "  ./motcua verify           everything, from the first entry on",
            "  ./motcua verify --quick   what came after the last run that found no fault",
            "It may run while Motcua runs."
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Only what came after the last run without a fault.")
    private boolean quick;

    @Option(
            names = "--from-start",
            description = "From the first entry on (the default, also together with --quick).")
    private boolean fromStart;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var database = CommandDatabase.open();
                var progress = new LateProgress("entries")) {
            var source = database.source();
            requireJournal(new JdbcTemplate(source));
            var remembered =
                    quick && !fromStart ? remembered() : Optional.<Verification.Sound>empty();
            var newest = new Seals(source).head();
            var verdict =
                    new Verification(source, CommandDatabase.var()).run(remembered, progress::at);
            progress.done();
            if (verdict instanceof Verdict.Sound) {
                newest.ifPresent(head -> remember(head.size(), head.root()));
            }
            return tell(out, verdict, remembered);
        }
    }

    private static int tell(
            PrintWriter out, Verdict verdict, Optional<Verification.Sound> remembered) {
        return switch (verdict) {
            case Verdict.Sound sound -> {
                remembered.ifPresent(from ->
                        out.printf(
                                "Checked from position %d on, where the last run ended.%n",
                                from.size()));
                out.printf(
                        "The journal is sound: %d entries and %d signed heads recomputed, %d positions sealed.%n",
                        sound.entries(), sound.heads(), sound.sealed());
                if (sound.waiting() > 0) {
                    out.printf(
                            "%d entries are too young to have a place and a seal.%n",
                            sound.waiting());
                }
                sound.remarks().forEach(remark -> out.println("Note: " + remark));
                yield 0;
            }
            case Verdict.Broken broken -> {
                out.println(broken.sentence());
                out.println(
                        "Keep the database as it is, compare with a backup, and see docs/reference/journal.md.");
                yield 1;
            }
        };
    }

    private static void requireJournal(JdbcTemplate sql) {
        boolean there =
                Boolean.TRUE.equals(
                        sql.queryForObject(
                                "select to_regclass('journal.entry') is not null", Boolean.class));
        if (!there) {
            throw new StoreFault("This database holds no journal yet: start Motcua once.");
        }
    }

    private static Path memory() {
        return CommandDatabase.var().resolve("journal").resolve("verified.txt");
    }

    private static Optional<Verification.Sound> remembered() {
        try {
            var lines = Files.readAllLines(memory());
            return Optional.of(
                    new Verification.Sound(Long.parseLong(lines.getFirst()), lines.get(1)));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static void remember(long size, String root) {
        try {
            Files.createDirectories(memory().getParent());
            Files.writeString(memory(), "%d%n%s%n".formatted(size, root));
        } catch (IOException e) {
            throw new StoreFault(
                    "The journal is sound, but %s cannot be written: %s"
                            .formatted(memory(), e.getMessage()),
                    e);
        }
    }
}
