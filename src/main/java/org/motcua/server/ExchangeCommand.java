package org.motcua.server;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./motcua exchange WHAT`.
@Command(
        name = "exchange",
        description = "Tries the exchange, and reads the logs of its gateways.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            TryExchangeCommand.class,
            CentreCommand.class,
            PublishCommand.class,
            DocumentsCommand.class,
            HouseCommand.class,
            MessageLogCommand.class,
            ExportMessageCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./motcua exchange try",
            "  ./motcua exchange log var/exchange/asking",
            "  ./motcua exchange export var/exchange/asking MESSAGE-ID > message.json",
            "  ./motcua verify message message.json",
            "",
            "How to set up a centre and gateways: docs/exchange.md"
        })
final class ExchangeCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }
}
