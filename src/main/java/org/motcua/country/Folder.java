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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files below a country's folder. Notes for people (README.md) and hidden files are no part of
/// it.
final class Folder {
    private final Path root;
    private final List<Fault> faults;
    private final boolean missing;
    private final Set<String> all = new TreeSet<>();
    private final Set<String> unread = new TreeSet<>();
    private final Map<String, byte[]> read = new HashMap<>();

    Folder(Path root, List<Fault> faults) {
        this.root = root;
        this.faults = faults;
        this.missing = !Files.isDirectory(root);
        if (missing) {
            tellMissing();
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(Folder::counts)
                    .forEach(all::add);
        } catch (IOException | UncheckedIOException e) {
            tellMissing();
        }
        unread.addAll(all);
    }

    private void tellMissing() {
        faults.add(
                new Fault(
                        root.toString(),
                        1,
                        1,
                        "folder",
                        "There is no folder here that can be read.",
                        "Name a folder that holds a country.yaml."));
    }

    boolean isMissing() {
        return missing;
    }

    /// Each file that no kind asked for is a fault: nothing may lie about that looks as if it were
    /// in force.
    void tellUnread(List<Kind<?>> kinds) {
        for (String file : unread) {
            faults.add(
                    new Fault(file, 1, 1, "stray", "Nothing reads this file.", place(file, kinds)));
        }
    }

    private static String place(String file, List<Kind<?>> kinds) {
        int slash = file.lastIndexOf('/');
        String directory = slash < 0 ? "" : file.substring(0, slash);
        int dot = file.lastIndexOf('.');
        String ending = dot > slash ? file.substring(dot) : "";
        var places = new TreeSet<String>();
        for (Kind<?> kind : kinds) {
            int end = kind.glob().lastIndexOf('/');
            String place = end < 0 ? "" : kind.glob().substring(0, end);
            String wanted = kind.glob().substring(kind.glob().lastIndexOf('.'));
            if (place.equals(directory) && !wanted.equals(ending)) {
                return "Files here end with %s.".formatted(wanted);
            }
            places.add(place);
        }
        return Near.to(directory, places)
                .map("Did you mean the folder \"%s\"?"::formatted)
                .orElse("Delete it, or move it where its kind of definition belongs.");
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

    /// SHA-256 over the names, lengths and bytes of all files. What was told apart by it is also
    /// what is read afterwards.
    String digest() {
        var digest = Canonical.sha256();
        for (String file : all) {
            byte[] bytes = {};
            try {
                bytes = Files.readAllBytes(root.resolve(file));
                read.put(file, bytes);
            } catch (IOException _) {
                // told where the file is read for its kind
            }
            digest.update((file + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] bytes(String file) throws IOException {
        byte[] known = read.get(file);
        return known == null ? Files.readAllBytes(root.resolve(file)) : known;
    }

    /// The file's text, in Unicode; empty where it cannot be read, which is then a fault.
    Optional<String> text(String file) {
        try {
            byte[] bytes = bytes(file);
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
