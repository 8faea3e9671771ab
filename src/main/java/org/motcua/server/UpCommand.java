package org.motcua.server;

import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./motcua up`: the database, the program, the addresses; until Ctrl-C.
@Command(
        name = "up",
        description = "Starts everything and prints the addresses; Ctrl-C stops it cleanly.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./motcua up                    an empty country",
            "  ./motcua up --demo             a country with people, officers and dossiers",
            "  MOTCUA_PORT=8090 ./motcua up   on another port"
        })
final class UpCommand implements Runnable {
    private final Class<?> application;

    @Option(
            names = "--demo",
            description = "Fills the country with invented life and shows sign-ins.")
    private boolean demo;

    @Option(names = "--rehearse", hidden = true, description = "Starts, opens a page, stops.")
    private boolean rehearse;

    UpCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public void run() {
        var context =
                new SpringApplicationBuilder(application)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .properties("motcua.demo=" + demo, "motcua.rehearse=" + rehearse)
                        .run();
        if (rehearse) {
            context.close();
            return;
        }
        awaitEnd();
    }

    /// The program ends with the signal; Spring's shutdown hook closes everything in order.
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
