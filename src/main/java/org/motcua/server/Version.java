package org.motcua.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, as Maven wrote it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Motcua " + number()};
    }

    static String number() {
        try (var file = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (file == null) {
                return "(not packaged)";
            }
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("build.version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
