package org.motcua;

import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The whole program on a port of its own, with a database of its own, started once for all tests
/// that need it.
public final class TestHouse {
    private static final ServletWebServerApplicationContext CONTEXT =
            start("target/test-house-var");

    private TestHouse() {}

    /// The address of the portal, without a slash at the end.
    public static String address() {
        return "http://127.0.0.1:" + Objects.requireNonNull(CONTEXT.getWebServer()).getPort();
    }

    /// A part of the running program.
    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static ServletWebServerApplicationContext context() {
        return CONTEXT;
    }

    /// Another house, for a test that would be in the way of others; to be closed by it.
    public static ServletWebServerApplicationContext another(String name) {
        return start("target/test-house-" + name);
    }

    private static ServletWebServerApplicationContext start(String folder) {
        var database = TestDatabase.freshAddress();
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Motcua.class)
                        .run(
                                "--server.port=0",
                                "--motcua.test-pages=true",
                                "--motcua.var=" + folder,
                                "--motcua.country=country/vietnam",
                                "--motcua.db.url=" + database.url(),
                                "--motcua.db.user=" + database.user(),
                                "--motcua.db.password=" + database.password());
    }
}
