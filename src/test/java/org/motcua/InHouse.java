package org.motcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/// A test inside the whole running house: a port of its own, a database of its own, Vietnam's
/// definitions. Tests with the same further properties share one house.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Motcua.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = InHouse.Ground.class)
public @interface InHouse {
    /// Gives a house its database and its folder.
    final class Ground implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestDatabase.freshAddress();
            TestPropertyValues.of(
                            "motcua.var=" + folder(),
                            "motcua.samples=true",
                            "motcua.db.url=" + database.url(),
                            "motcua.db.user=" + database.user(),
                            "motcua.db.password=" + database.password(),
                            "motcua.db.connections=8")
                    .applyTo(context);
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory(Path.of("target"), "house");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
