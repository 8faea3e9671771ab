package org.motcua.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The real program on a free port of the loopback address, over the bench's own database, with the
/// settings that it is shipped with.
final class House implements AutoCloseable {
    private final ServletWebServerApplicationContext context;

    private House(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static House start(
            Class<?> application,
            ThrowAwayDatabase database,
            Path country,
            @Nullable Statements statements) {
        var address = database.address();
        var context =
                new SpringApplicationBuilder(application)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .initializers(start -> {
                            if (statements != null) {
                                start.getBeanFactory().addBeanPostProcessor(statements);
                            }
                        })
                        .run(
                                "--server.port=0",
                                "--motcua.var=" + folder(database),
                                "--motcua.country=" + country,
                                "--motcua.db.url=" + address.url(),
                                "--motcua.db.user=" + address.user(),
                                "--motcua.db.password=" + address.password());
        return new House((ServletWebServerApplicationContext) context);
    }

    private static Path folder(ThrowAwayDatabase database) {
        try {
            return Files.createDirectories(database.folder().resolve("house"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Without a slash at the end.
    String address() {
        return "http://127.0.0.1:" + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
