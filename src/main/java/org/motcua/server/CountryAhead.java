package org.motcua.server;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Loading;
import org.motcua.country.Soundness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Reads the country while the rest of the program starts: it is half of all the work of a start,
/// and the rest waits much for the database.
final class CountryAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(CountryAhead.class);

    private @Nullable Path folder;
    private @Nullable FutureTask<Loading> loading;
    private @Nullable Soundness before;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String named = context.getEnvironment().getProperty("motcua.country");
        if (named == null) {
            return;
        }
        Path path = Path.of(named);
        var memory = memory(context.getEnvironment().getProperty("motcua.var", "var"));
        var task =
                new FutureTask<Loading>(() ->
                        memory.isPresent()
                                ? Countries.load(path, Kinds.all(), memory.get())
                                : Countries.load(path, Kinds.all()));
        folder = path;
        before = memory.orElse(null);
        loading = task;
        Thread.ofPlatform().name("country").daemon().start(task);
        context.getBeanFactory().registerSingleton("countryAhead", this);
    }

    /// What was in order yesterday is so today, if this is the build that found it so; a program
    /// that was not packaged changes under way.
    private static Optional<Soundness> memory(String var) {
        return Version.build().map(build -> new Soundness(Path.of(var, "country.sound"), build));
    }

    /// Keeps in mind that the folder was found in order; called once `var` is there.
    void remember() {
        try {
            if (before != null) {
                before.remember();
            }
        } catch (UncheckedIOException e) {
            LOG.warn("The next start checks the country again: {}", e.getMessage());
        }
    }

    /// What came of reading that folder; none where another one was read.
    Optional<Loading> of(Path asked) {
        FutureTask<Loading> begun = loading;
        if (begun == null || !asked.equals(folder)) {
            return Optional.empty();
        }
        try {
            Loading loaded = begun.get();
            loading = null;
            return Optional.of(loaded);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException _) {
            // read again by whoever asks, so that the failure is told from there
            return Optional.empty();
        }
    }
}
