package org.motcua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.server.Kinds;

/// The shipped country for tests that need no running program, read and checked once for all of
/// them.
public final class TestCountry {
    public static final List<Kind<?>> KINDS = Kinds.all();
    public static final Country COUNTRY =
            Countries.load(Path.of("country/vietnam"), KINDS).orThrow();

    private TestCountry() {}

    /// Countries of the caller's own, so that what one test activates another does not see.
    public static Countries countries() {
        return new Countries(COUNTRY, KINDS);
    }

    /// Copies the shipped definitions, for a test that changes them.
    public static void copyTo(Path folder) throws IOException {
        var source = Path.of("country/vietnam");
        List<Path> all;
        try (var walk = Files.walk(source)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            var target = folder.resolve(source.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
