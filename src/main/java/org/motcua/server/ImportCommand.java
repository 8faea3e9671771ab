package org.motcua.server;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./motcua import ...`: what others publish comes in, each kind by its own command.
@Command(
        name = "import",
        description =
                "Reads what others publish or keep: procedures, units, records of registries, tasks.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./motcua import procedures catalogue.jsonl.gz",
            "  ./motcua import units wards.csv --from 2026-04-30",
            "  ./motcua import registry population people.csv",
            "  ./motcua import directive annex.xlsx --number 12/TB --date 2026-01-15 --issuer G22 --title Notice"
        })
final class ImportCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
