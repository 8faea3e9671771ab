package org.motcua.intake;

import java.io.IOException;

/// A file that is not what its name says, or breaks off.
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableFile(String message) {
        super(message);
    }
}
