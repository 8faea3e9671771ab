package org.motcua.server;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.motcua.bank.Bank;
import org.motcua.bank.BankSettings;
import org.motcua.country.Countries;
import org.motcua.country.Loading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./motcua bank`: a bank to try payments with, as a process of its own.
@Command(
        name = "bank",
        description = "Starts a bank to try payments with; no real money moves. Ctrl-C stops it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Start ./motcua up first: it makes the shared secrets that the bank reads.",
            "",
            "Examples:",
            "  ./motcua bank                                    beside ./motcua up",
            "  ./motcua bank --port 8092 --motcua http://127.0.0.1:8090",
            "  curl -d content=CODE -d fault=double http://127.0.0.1:8091/scan"
        })
final class BankCommand implements Callable<Integer> {
    @Option(names = "--port", description = "On this port (${DEFAULT-VALUE}).")
    private int port = 8091;

    @Option(names = "--motcua", description = "Whom to tell (default: MOTCUA_PORT here).")
    private @Nullable URI motcua;

    @Option(names = "--keys", description = "Folder of the shared secrets (MOTCUA_VAR/payment).")
    private @Nullable Path keys;

    @Option(names = "--zone", description = "Time zone of its days (default: the country's).")
    private @Nullable ZoneId zone;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var told =
                motcua != null
                        ? motcua
                        : URI.create("http://127.0.0.1:" + variable("PORT", "8080"));
        var secrets = keys != null ? keys : Path.of(variable("VAR", "var")).resolve("payment");
        var days = zone != null ? zone : ofCountry();
        try (var bank = Bank.open(BankSettings.of(port, told, secrets), days)) {
            say("The bank answers at " + bank.address() + " and tells " + told);
            new CountDownLatch(1).await();
        } catch (BindException _) {
            say("The port %d is taken. Choose another one: --port %d".formatted(port, port + 1));
            return 70;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static ZoneId ofCountry() {
        Path home = Path.of(variable("HOME", "."));
        Path folder = Path.of(variable("COUNTRY", home.resolve("country/vietnam").toString()));
        return switch (Countries.load(folder, List.of())) {
            case Loading.Loaded(var country) -> country.settings().zone();
            case Loading.Broken _ -> ZoneOffset.UTC;
        };
    }

    private void say(String line) {
        if (spec != null) {
            var out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv("MOTCUA_" + name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
