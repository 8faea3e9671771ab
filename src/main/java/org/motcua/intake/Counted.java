package org.motcua.intake;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/// Counts the bytes that were read, for a bar of progress.
final class Counted extends FilterInputStream {
    private final AtomicLong read = new AtomicLong();

    private Counted(InputStream in) {
        super(in);
    }

    static Counted of(Path file) throws IOException {
        return new Counted(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /// The content of the file, unpacked where its name ends in `.gz`.
    InputStream content(Path file) throws IOException {
        return String.valueOf(file.getFileName()).endsWith(".gz")
                ? new GZIPInputStream(this, 1 << 16)
                : this;
    }

    long position() {
        return read.get();
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            read.incrementAndGet();
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int many) throws IOException {
        int got = super.read(into, from, many);
        if (got > 0) {
            read.addAndGet(got);
        }
        return got;
    }
}
