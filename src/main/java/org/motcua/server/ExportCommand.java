package org.motcua.server;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./motcua export ...`: what the registries hold goes out, with a purpose.
@Command(
        name = "export",
        description = "Gives records out as a file.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  ./motcua export registry births births.csv --purpose \"Yearly statistics\""
        })
final class ExportCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
