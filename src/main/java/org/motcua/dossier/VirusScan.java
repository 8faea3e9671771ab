package org.motcua.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Asks ClamAV through its local socket (`motcua.dossier.clamav-socket`), when it is configured.
/// The protocol is one command: INSTREAM, parts with their length before them, an empty part.
@Component
class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final int PART = 64 * 1024;

    private final @Nullable Path socket;

    VirusScan(@Value("${motcua.dossier.clamav-socket:}") String socket) {
        this.socket = socket.isBlank() ? null : Path.of(socket);
    }

    enum Outcome {
        CLEAN,
        INFECTED,
        NOT_SCANNED,
        UNAVAILABLE
    }

    Outcome scan(Path file) {
        if (socket == null) {
            return Outcome.NOT_SCANNED;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            send(channel, "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (InputStream content = Files.newInputStream(file)) {
                for (byte[] part = content.readNBytes(PART);
                        part.length > 0;
                        part = content.readNBytes(PART)) {
                    send(channel, ByteBuffer.allocate(4).putInt(part.length).array());
                    send(channel, part);
                }
            }
            send(channel, new byte[4]);
            return verdict(channel);
        } catch (IOException e) {
            LOG.error("ClamAV does not answer at {}", socket, e);
            return Outcome.UNAVAILABLE;
        }
    }

    private static void send(SocketChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static Outcome verdict(SocketChannel channel) throws IOException {
        var answer = ByteBuffer.allocate(4096);
        while (channel.read(answer) > 0 && answer.hasRemaining()) {
            // until the daemon closes the connection
        }
        String words = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        if (words.contains("FOUND")) {
            return Outcome.INFECTED;
        }
        return words.contains("OK") ? Outcome.CLEAN : Outcome.UNAVAILABLE;
    }
}
