package org.motcua.country;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Remembers which state of a folder was found in order, so that a start need not check it again:
/// the checks see nothing but the bytes of the files and the program that reads them. Where either
/// is another, everything is checked as if nothing had been remembered.
public final class Soundness {
    private final Path file;
    private final String program;
    private volatile String seen = "";

    /// @param file where it is remembered; need not exist
    /// @param program what tells this build of the program from others
    public Soundness(Path file, String program) {
        this.file = file;
        this.program = program;
    }

    /// Whether this state was found in order before, by this program.
    boolean remembers(String digest) {
        seen = program + " " + digest;
        return kept();
    }

    /// What cannot be read is no memory.
    private boolean kept() {
        try {
            return Files.exists(file) && Files.readString(file).equals(seen);
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    /// Remembers the state that was read last; called when it was found in order.
    ///
    /// @throws UncheckedIOException where the file cannot be written
    public void remember() {
        if (kept()) {
            return;
        }
        try {
            Files.writeString(file, seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
