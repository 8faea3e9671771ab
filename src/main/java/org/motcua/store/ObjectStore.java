package org.motcua.store;

import java.io.InputStream;

/// Files kept under the SHA-256 of what they contain, so that the same file is kept once and a
/// changed one is noticed. A folder for one machine; a province puts an S3-compatible store here.
public interface ObjectStore {
    /// Keeps a file; keeping the same content again changes nothing.
    ///
    /// @return the SHA-256 of the content, 64 hexadecimal digits
    /// @throws StoreFault where it cannot be written; nothing half-written stays
    String put(InputStream content);

    /// Opens a file for reading.
    ///
    /// @throws StoreFault where no file has this sum
    InputStream open(String sha256);

    boolean holds(String sha256);

    /// Its length in bytes.
    ///
    /// @throws StoreFault where no file has this sum
    long size(String sha256);
}
