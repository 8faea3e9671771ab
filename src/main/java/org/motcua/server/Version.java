package org.motcua.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, as Maven wrote it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Motcua " + number()};
    }

    static String number() {
        return property("build.version").orElse("(not packaged)");
    }

    /// What tells this build from every other; none where the program was not packaged.
    static Optional<String> build() {
        return property("build.time").map(time -> number() + " of " + time);
    }

    private static Optional<String> property(String name) {
        try (var file = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (file == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(file);
            return Optional.ofNullable(properties.getProperty(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
