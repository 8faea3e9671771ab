package org.motcua.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Demonstration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua exchange try`.
@Command(
        name = "try",
        description =
                "Sends one message through two gateways on this machine, with everything switched on, and shows the proof and both logs.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything held", "1:something did not"})
final class TryExchangeCommand implements Callable<Integer> {
    @Option(names = "--folder", description = "Where it is tried (default: a new one).")
    private @Nullable Path folder;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        Path where = folder != null ? folder : Files.createTempDirectory("motcua-exchange");
        out.println("Everything that is made lies in " + where);
        return new Demonstration(where, StoreBeans.present(), out).run() ? 0 : 1;
    }
}
