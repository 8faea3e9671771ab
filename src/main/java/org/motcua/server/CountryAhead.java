package org.motcua.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Loading;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Reads the country while the rest of the program starts: it is half of all the work of a start,
/// and the rest waits much for the database.
final class CountryAhead implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private @Nullable Path folder;
    private @Nullable FutureTask<Loading> loading;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String named = context.getEnvironment().getProperty("motcua.country");
        if (named == null) {
            return;
        }
        Path path = Path.of(named);
        var task = new FutureTask<Loading>(() -> Countries.load(path, Kinds.all()));
        folder = path;
        loading = task;
        Thread.ofPlatform().name("country").daemon().start(task);
        context.getBeanFactory().registerSingleton("countryAhead", this);
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
