package org.motcua;

import java.nio.file.Path;
import java.util.Objects;
import org.motcua.country.Words;
import org.motcua.store.DatabaseAddress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;

/// The whole program on a port of its own, with a database of its own, started once for all tests
/// that need it.
public final class TestHouse {
    private static final ServletWebServerApplicationContext CONTEXT =
            start("target/test-house-var");

    private TestHouse() {}

    /// The address of the portal, without a slash at the end.
    public static String address() {
        return address(CONTEXT);
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

    /// A house for a test of its own: a folder of variable data, a country, a database, which
    /// several houses may share; to be closed by it.
    public static ServletWebServerApplicationContext of(
            Path folder,
            Path country,
            DatabaseAddress database,
            ApplicationContextInitializer<?>... more) {
        return start(folder.toString(), country.toString(), database, more);
    }

    /// The address of a house, without a slash at the end.
    public static String address(ServletWebServerApplicationContext house) {
        return "http://127.0.0.1:" + Objects.requireNonNull(house.getWebServer()).getPort();
    }

    private static ServletWebServerApplicationContext start(String folder) {
        System.setProperty(Words.STRICT, "true");
        return start(folder, "country/vietnam", TestDatabase.freshAddress());
    }

    private static ServletWebServerApplicationContext start(
            String folder,
            String country,
            DatabaseAddress database,
            ApplicationContextInitializer<?>... more) {
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Motcua.class)
                        .initializers(context ->
                                context.getBeanFactory().addBeanPostProcessor(new OneConnection()))
                        .initializers(more)
                        .run(
                                "--server.port=0",
                                "--motcua.test-pages=true",
                                // families of other tests get no offers while they are looked at
                                "--motcua.proactive.first-turn=86400000",
                                "--motcua.var=" + folder,
                                // made by the tests of the exchange
                                "--motcua.exchange.centre=" + folder + "/exchange-centre",
                                "--motcua.country=" + country,
                                "--motcua.db.url=" + database.url(),
                                "--motcua.db.user=" + database.user(),
                                "--motcua.db.password=" + database.password());
    }
}
