package org.motcua.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.BadMessage;
import org.motcua.exchange.ExchangeFault;
import org.motcua.intake.UnreadableFile;
import org.motcua.server.bench.BenchCommand;
import org.motcua.server.bench.BundleBench;
import org.motcua.server.bench.DossierBench;
import org.motcua.server.bench.ExchangeBench;
import org.motcua.server.bench.RegistryBench;
import org.motcua.store.StoreFault;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The words of the command line; each command is a class beside this one.
@Command(
        name = "motcua",
        description = "One door to a country's public services.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Built in the launcher: test (runs every test).",
            "Settings: MOTCUA_PORT (8080), MOTCUA_VAR (var), MOTCUA_COUNTRY (country/vietnam),",
            "  MOTCUA_DB_URL, MOTCUA_DB_USER, MOTCUA_DB_PASSWORD (your own PostgreSQL 18).",
            "",
            "Examples:",
            "  ./motcua up --demo      start with people, officers and dossiers to look at",
            "  ./motcua check          check the definitions of the country"
        })
public final class MotcuaCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    /// Runs one command and gives its exit code: 0 done, 1 a fault found, 2 wrong usage, 70 broken.
    ///
    /// @param application the Spring Boot application that `up` starts
    public static int run(Class<?> application, String... arguments) {
        onlyWarnings();
        var line = new CommandLine(new MotcuaCommand());
        var commands = commands(application);
        // each command read from its annotations takes time that a short one feels
        var named = arguments.length == 0 ? null : commands.get(arguments[0]);
        if (named != null) {
            line.addSubcommand(named.get());
        } else {
            commands.values().forEach(command -> line.addSubcommand(command.get()));
        }
        return line.setExecutionExceptionHandler(MotcuaCommand::explain).execute(arguments);
    }

    /// Every command but help by its name, in the order in which the help lists them.
    static Map<String, Supplier<Object>> commands(Class<?> application) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("verify", VerifyCommand::new);
        commands.put("link", LinkCommand::new);
        commands.put("simulate", SimulateCommand::new);
        commands.put("gateway", GatewayCommand::new);
        commands.put("exchange", ExchangeCommand::new);
        commands.put(
                "check",
                () ->
                        new CommandLine(new CheckCommand())
                                .addSubcommand(new CheckRegistryCommand(application))
                                .addSubcommand(new CheckPapersCommand()));
        commands.put("up", () -> new UpCommand(application));
        commands.put("bank", BankCommand::new);
        commands.put("demo", () -> new DemoCommand(application));
        commands.put("api-client", ApiClientCommand::new);
        commands.put(
                "bench",
                () ->
                        new CommandLine(new BenchCommand())
                                .addSubcommand(new DossierBench(application))
                                .addSubcommand(new RegistryBench(application))
                                .addSubcommand(new ExchangeBench(StoreBeans.present()))
                                .addSubcommand(new BundleBench(application)));
        commands.put(
                "import",
                () ->
                        new CommandLine(new ImportCommand())
                                .addSubcommand(new ImportProceduresCommand())
                                .addSubcommand(new ImportUnitsCommand())
                                .addSubcommand(new ImportRegistryCommand())
                                .addSubcommand(new ImportDirectiveCommand()));
        commands.put(
                "export",
                () ->
                        new CommandLine(new ExportCommand())
                                .addSubcommand(new ExportRegistryCommand()));
        return commands;
    }

    /// Until the framework sets the levels of the settings, and in commands that never start it:
    /// otherwise each library tells how it gets ready.
    private static void onlyWarnings() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    /// A fault that the operator can mend is one sentence; anything else shows its trace.
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String told = told(cause);
            if (told != null) {
                line.getErr().println(told);
                return 70;
            }
        }
        throw failure;
    }

    /// What an operator can mend, as a sentence; nothing for a bug.
    static @Nullable String told(Throwable cause) {
        return switch (cause) {
            case StoreFault fault -> fault.getMessage();
            case ExchangeFault fault -> fault.getMessage();
            case BadMessage wrong -> wrong.getMessage();
            case UnreadableFile fault -> fault.getMessage() + " What was taken until there stays.";
            case PortInUseException taken ->
                    "Port %d is in use by another program. Stop that, or set MOTCUA_PORT to another port. Nothing was changed."
                            .formatted(taken.getPort());
            case BindException wrong ->
                    "The setting %s cannot be \"%s\". Correct it, or take it away."
                            .formatted(
                                    wrong.getName(),
                                    wrong.getProperty() == null
                                            ? ""
                                            : wrong.getProperty().getValue());
            case ConversionFailedException wrong ->
                    "A setting cannot be \"%s\". Correct it, or take it away."
                            .formatted(wrong.getValue());
            default -> null;
        };
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
