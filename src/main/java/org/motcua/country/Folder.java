package org.motcua.country;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files below a country's folder. Notes for people (README.md) and hidden files are no part of
/// it.
final class Folder {
    private final Path root;
    private final List<Fault> faults;
    private final Set<String> all = new TreeSet<>();
    private final Set<String> unread = new TreeSet<>();

    Folder(Path root, List<Fault> faults) {
        this.root = root;
        this.faults = faults;
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(Folder::counts)
                    .forEach(all::add);
        } catch (IOException | UncheckedIOException e) {
            faults.add(
                    new Fault(
                            ".",
                            1,
                            1,
                            "folder",
                            "The folder %s cannot be read.".formatted(root),
                            "Name a folder that holds a country.yaml."));
        }
        unread.addAll(all);
    }

    private static boolean counts(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return !name.equals("README.md") && !file.startsWith(".") && !file.contains("/.");
    }

    Path root() {
        return root;
    }

    /// The files of a kind, in the order of their names.
    List<String> files(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        var found = new ArrayList<String>();
        for (String file : all) {
            if (matcher.matches(Path.of(file))) {
                found.add(file);
                unread.remove(file);
            }
        }
        return found;
    }

    /// The files that no kind asked for.
    Set<String> unread() {
        return unread;
    }

    /// The file's text, in Unicode; empty where it cannot be read, which is then a fault.
    Optional<String> text(String file) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(file));
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            faults.add(
                    new Fault(
                            file,
                            1,
                            1,
                            "encoding",
                            "The file is not written in UTF-8.",
                            "Save it as UTF-8 in your editor."));
        } catch (IOException e) {
            faults.add(
                    new Fault(
                            file,
                            1,
                            1,
                            "file",
                            "The file cannot be read: %s.".formatted(e.getMessage()),
                            "See whether it may be read by everyone."));
        }
        return Optional.empty();
    }
}
