package org.motcua.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Loading;
import org.motcua.simulation.SimulationFault;

/// A country in which one definition is another: loaded and checked as a whole, as if the file had
/// been changed in its folder. The folder itself is left alone.
final class ChangedFolder {
    private ChangedFolder() {}

    /// @param text of the definition that stands in the place of the one with a code
    static Country with(Path folder, String text, String code) {
        try {
            var place = place(folder, code);
            var copy = Files.createTempDirectory("motcua-simulate");
            try {
                copied(folder, copy);
                Files.writeString(copy.resolve(folder.relativize(place)), text);
                return loaded(copy);
            } finally {
                removed(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot try the changed definition", e);
        }
    }

    private static Country loaded(Path copy) {
        return switch (Countries.load(copy, Kinds.all())) {
            case Loading.Loaded(var country) -> country;
            case Loading.Broken(var faults) ->
                    throw new SimulationFault(
                            "The changed definition has faults, the first: " + faults.getFirst());
        };
    }

    private static Path place(Path folder, String code) throws IOException {
        for (String kind : List.of("procedures", "bundles")) {
            try (var files = Files.list(folder.resolve(kind))) {
                var found =
                        files.filter(file ->
                                        String.valueOf(file.getFileName()).startsWith(code + "-"))
                                .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new SimulationFault(
                "No file of the country begins with %s- whose place the changed one could take."
                        .formatted(code));
    }

    private static void copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void removed(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
