package org.motcua.server;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.LogArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange log FOLDER`.
@Command(
        name = "log",
        description =
                "Shows the newest entries of a gateway's log, and checks the whole of it with its archive. The gateway may go on meanwhile.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the log is unbroken", "1:it was changed; the first place is named"})
final class MessageLogCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The gateway's folder.")
    private @Nullable Path folder;

    @Option(names = "--last", description = "How many entries (default ${DEFAULT-VALUE}).")
    private int last = 20;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var log = new LogArchive(Objects.requireNonNull(folder));
        log.newest(last).forEach(out::println);
        var walked = log.verify();
        out.printf(
                "The whole log: %d batches, %d records, %s%n",
                walked.batches(), walked.records(), walked.fault().orElse("unbroken"));
        out.flush();
        return walked.fault().isPresent() ? 1 : 0;
    }
}
