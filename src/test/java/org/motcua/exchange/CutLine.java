package org.motcua.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A line between two gateways that holds back what comes in answer, and then brings all of it and
/// its own end in the same moment.
final class CutLine implements AutoCloseable {
    private static final int HOLD_MILLIS = 40;
    private final ServerSocket door;
    private final int to;
    private final BooleanSupplier cuts;

    /// @param port where the one who asks connects
    /// @param to where the one who answers listens
    /// @param cuts whether what comes next is the last
    CutLine(int port, int to, BooleanSupplier cuts) throws IOException {
        this.to = to;
        this.cuts = cuts;
        door = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                var asking = door.accept();
                var answering = new Socket(InetAddress.getLoopbackAddress(), to);
                Thread.ofVirtual().start(() -> carry(asking, answering, false));
                Thread.ofVirtual().start(() -> carry(answering, asking, true));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void carry(Socket from, Socket into, boolean answers) {
        try (from;
                into) {
            InputStream in = from.getInputStream();
            byte[] some = new byte[1 << 16];
            boolean cut = false;
            for (int read = in.read(some); read > 0 && !cut; read = cut ? 0 : in.read(some)) {
                cut = answers && cuts.getAsBoolean();
                int all = read;
                if (cut) {
                    TimeUnit.MILLISECONDS.sleep(HOLD_MILLIS);
                    all += in.read(some, read, Math.min(in.available(), some.length - read));
                }
                into.getOutputStream().write(some, 0, all);
            }
        } catch (IOException | InterruptedException _) {
            // the other end is gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
