package org.motcua.server;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
    private static final Duration FIRST_PAGES = Duration.ofSeconds(10);
    private static final int PEOPLE = 4000;
    private static final int DOSSIERS = 1000;

    private final Class<?> application;

    @Spec private @Nullable CommandSpec spec;

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
                        .initializers(new CountryAhead())
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .properties("motcua.demo=" + demo, "motcua.rehearse=" + rehearse)
                        .run();
        String port = context.getEnvironment().getProperty("local.server.port", "8080");
        if (rehearse) {
            Rehearsal.of("http://127.0.0.1:" + port);
            context.close();
            return;
        }
        welcome(context, port);
        awaitEnd();
    }

    private void welcome(ConfigurableApplicationContext context, String port) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf(
                """

                Motcua is ready.
                  Portal   http://localhost:%1$s/
                  Office   http://localhost:%1$s/office
                Ctrl-C stops it.
                %n\
                """,
                port);
        out.flush();
        if (demo) {
            var guide = new DemoGuide(context, out);
            guide.print(PEOPLE, DOSSIERS);
            guide.codesOnEnter();
        }
    }

    /// The program ends with the signal; Spring's shutdown hook closes everything in order.
    private static void awaitEnd() {
        try {
            var end = new CountDownLatch(1);
            if (!end.await(FIRST_PAGES.toSeconds(), TimeUnit.SECONDS)) {
                // what only the start needed goes back to the machine, once nobody waits for it
                System.gc();
                end.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
