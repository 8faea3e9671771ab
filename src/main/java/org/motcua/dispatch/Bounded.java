package org.motcua.dispatch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes of a stranger: no more of them than a whole message may have, and no more between two
/// events of the reader than one may take, so that neither an endless message nor one endless name
/// fills the memory.
final class Bounded extends FilterInputStream {
    private final long most;
    private final long atOnce;
    private long all;
    private long since;

    Bounded(InputStream in, long most, long atOnce) {
        super(in);
        this.most = most;
        this.atOnce = atOnce;
    }

    /// The reader has come to the next event.
    void progress() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) {
        all += more;
        since += more;
        if (all > most || since > atOnce) {
            throw new Unreadable(
                    Flaw.TOO_LARGE,
                    all > most
                            ? "The message is longer than %d bytes.".formatted(most)
                            : "One part of the message is longer than %d bytes.".formatted(atOnce));
        }
    }
}
