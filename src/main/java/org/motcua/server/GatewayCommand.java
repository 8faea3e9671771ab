package org.motcua.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Demonstration;
import org.motcua.exchange.ExchangeFault;
import org.motcua.exchange.Gateway;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./motcua gateway FOLDER`: a gateway of the exchange, as a light process of its own; it has its
/// own way into the program, past everything that only the house needs.
@Command(
        name = "gateway",
        description = "Starts a gateway of the exchange. Ctrl-C stops it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The folder holds gateway.json, keys and the message log; see docs/exchange.md.",
            "",
            "Examples:",
            "  ./motcua gateway var/exchange/asking",
            "  ./motcua exchange try                 two gateways and a message, on this machine"
        })
public final class GatewayCommand implements Callable<Integer> {
    private static final Duration REHEARSAL = Duration.ofSeconds(12);

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The gateway's folder.")
    private @Nullable Path folder;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Stops at once after the start; the launcher makes its cache by it.")
    private boolean rehearse;

    @Spec private @Nullable CommandSpec spec;

    static void main(String[] arguments) {
        int code =
                new CommandLine(new GatewayCommand())
                        .setExecutionExceptionHandler((failure, line, _) -> {
                            if (failure instanceof ExchangeFault fault) {
                                line.getErr().println(fault.getMessage());
                                return 70;
                            }
                            throw failure;
                        })
                        .execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var out = line.getOut();
        if (rehearse) {
            Path room = Files.createTempDirectory("motcua-gateway");
            new Demonstration(room, StoreBeans.present(), out).rehearse(REHEARSAL);
            try (var files = Files.walk(room)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
            return 0;
        }
        if (folder == null) {
            throw new ParameterException(line, "Name the gateway's folder.");
        }
        var gateway = Gateway.start(folder, StoreBeans.present());
        out.println(gateway.faces());
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        new CountDownLatch(1).await();
        return 0;
    }
}
