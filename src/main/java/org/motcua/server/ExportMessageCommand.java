package org.motcua.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.LogArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua exchange export FOLDER ID`.
@Command(
        name = "export",
        description = "Writes one message out of a gateway's log, with everything that proves it.",
        mixinStandardHelpOptions = true)
final class ExportMessageCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The gateway's folder.")
    private @Nullable Path folder;

    @Parameters(index = "1", paramLabel = "ID", description = "The message, by its X-Road-Id.")
    private @Nullable String id;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var evidence =
                new LogArchive(Objects.requireNonNull(folder)).export(Objects.requireNonNull(id));
        if (evidence.isEmpty()) {
            line.getErr().println("The log holds no message with this id.");
            return 1;
        }
        line.getOut().println(new String(LogArchive.json(evidence.get()), StandardCharsets.UTF_8));
        line.getOut().flush();
        return 0;
    }
}
