package org.motcua.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.motcua.demo.Demonstration;
import org.motcua.identity.DemoAccounts;
import org.springframework.context.ApplicationContext;

/// Tells at the terminal who can be signed in as in a demonstration.
final class DemoGuide {
    private static final String FILE = "demonstration.txt";

    private final ApplicationContext context;
    private final PrintWriter out;

    DemoGuide(ApplicationContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
    }

    /// Fills a country that is empty and tells who is there; the past year goes on being lived
    /// while the program is already used.
    void print(int people, int dossiers) {
        var cast = context.getBean(Demonstration.class).begin(people, dossiers);
        var lines = cast.lines().isEmpty() ? kept() : keep(cast.lines());
        var accounts = context.getBean(DemoAccounts.class);
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            out.println("This country had people before; nothing was invented.");
        } else {
            out.printf(
                    "%nPassword of all of them: %s%nCode for now: %s (new every 30 seconds: press"
                            + " Enter here, or type %s into an authenticator app)%n",
                    accounts.password(), accounts.presentCode(), accounts.codeSecret());
        }
        out.flush();
        Thread.ofPlatform().name("demo").daemon().start(cast.pastYear());
    }

    /// Tells the code of the moment each time somebody presses Enter.
    void codesOnEnter() {
        Thread.ofPlatform().name("demo-codes").daemon().start(this::answer);
    }

    private void answer() {
        var accounts = context.getBean(DemoAccounts.class);
        try (var in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                out.println("Code for now: " + accounts.presentCode());
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> keep(List<String> lines) {
        try {
            Files.write(file(), lines);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> kept() {
        try {
            return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return Path.of(context.getEnvironment().getProperty("motcua.var", "var")).resolve(FILE);
    }
}
