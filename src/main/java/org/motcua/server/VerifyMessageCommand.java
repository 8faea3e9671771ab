package org.motcua.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.EvidenceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua verify message FILE`: checks an exported message of the exchange without any gateway.
@Command(
        name = "message",
        description =
                "Checks a message that ./motcua exchange export wrote: who signed it, when, and that nothing was changed. Needs no network.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything holds", "1:something does not; the first thing is named"})
final class VerifyMessageCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The exported message.")
    private @Nullable Path file;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description =
                    "A certificate in PEM of an authority that you trust; without it, those named in the file are used and shown.")
    private List<Path> authorities = new ArrayList<>();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var trusted = new ArrayList<String>();
        for (Path authority : authorities) {
            trusted.add(Files.readString(authority));
        }
        var verdict =
                EvidenceCheck.check(Files.readAllBytes(Objects.requireNonNull(file)), trusted);
        verdict.lines().forEach(out::println);
        out.println(
                verdict.fault()
                        .map(fault -> "DOES NOT HOLD: " + fault)
                        .orElse("Everything holds."));
        return verdict.fault().isPresent() ? 1 : 0;
    }
}
