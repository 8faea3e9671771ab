package org.motcua.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that come with ours, unpacked once.
final class PostgresBinaries {
    /// The version of the artifact in `pom.xml`; a new one is unpacked beside the old.
    static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /// Unpacks where needed: into a temporary folder first and then one atomic rename, so that a
    /// killed first start leaves nothing half-made.
    ///
    /// @return the folder that holds `bin/` and `lib/`
    static Path unpack(Path base) throws IOException {
        Path home = base.resolve(VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        Path half = base.resolve(VERSION + ".new");
        deleteTree(half);
        Files.createDirectories(half);
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, half);
            }
        }
        Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        return home;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0 || entry.getName().contains("bin/")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static InputStream archive() {
        String name = "/postgres-%s-%s.txz".formatted(system(), architecture());
        var found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new StoreFault(
                    "This build carries no PostgreSQL for %s %s. Set MOTCUA_DB_URL, MOTCUA_DB_USER and MOTCUA_DB_PASSWORD to a PostgreSQL 18 of yours."
                            .formatted(system(), architecture()));
        }
        return new BufferedInputStream(found);
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        return switch (name) {
            case "aarch64" -> "arm_64";
            case "amd64", "x86_64" -> "x86_64";
            default -> name;
        };
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
