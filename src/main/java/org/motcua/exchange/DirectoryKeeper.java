package org.motcua.exchange;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory at a gateway: fetched from the centre, checked against its key, kept in a file,
/// and worked with while the centre is silent. An older version is never taken.
final class DirectoryKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryKeeper.class);
    private static final int LARGEST = 64 << 20;
    private static final int MILLIS = 5000;

    private final Path file;
    private final PublicKey anchor;
    private final @Nullable URI centre;
    private final Map<String, Rate> rates = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot;
    private volatile boolean heard;
    private @Nullable String tag;

    DirectoryKeeper(Path folder, String anchor, @Nullable URI centre) {
        file = folder.resolve("directory.json");
        this.anchor = anchor(anchor);
        this.centre = centre;
        snapshot = first();
    }

    static PublicKey anchor(String text) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Hashes.bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ExchangeFault("The anchor is no Ed25519 key in Base64: " + e.getMessage(), e);
        }
    }

    private Snapshot first() {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : fetch().body();
            var directory = SignedDirectory.read(bytes).verified(anchor);
            if (!Files.exists(file)) {
                LogKeys.Secrets.write(file, bytes);
            }
            return new Snapshot(directory, rates);
        } catch (IOException | BadMessage e) {
            throw new ExchangeFault(
                    "There is no directory to begin with: %s".formatted(e.getMessage()), e);
        }
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /// Whether the centre answered when it was asked last.
    boolean heard() {
        return heard;
    }

    /// Asks the centre, which sends the directory only where it is another than the last one.
    ///
    /// @return whether there is a newer directory now
    synchronized boolean poll() {
        if (centre == null) {
            return false;
        }
        try {
            var answer = fetch();
            heard = true;
            if (answer.unchanged()) {
                return false;
            }
            boolean newer = took(answer.body());
            // only now: what could not be checked or kept is fetched again
            tag = answer.tag();
            return newer;
        } catch (BadMessage e) {
            LOG.error("A directory was not taken: {}", e.getMessage());
            return false;
        } catch (IOException e) {
            if (heard) {
                LOG.warn(
                        "The centre {} is silent ({}); working on with version {} of the directory.",
                        centre,
                        e.getMessage(),
                        snapshot.directory().version());
            }
            heard = false;
            return false;
        }
    }

    /// Takes a directory, wherever it comes from, if the centre signed it and it is newer.
    boolean take(byte[] bytes) {
        try {
            return took(bytes);
        } catch (BadMessage e) {
            LOG.error("A directory was not taken: {}", e.getMessage());
            return false;
        }
    }

    private boolean took(byte[] bytes) {
        try {
            var directory = SignedDirectory.read(bytes).verified(anchor);
            if (directory.version() <= snapshot.directory().version()) {
                return false;
            }
            var next = new Snapshot(directory, rates);
            LogKeys.Secrets.write(file, bytes);
            snapshot = next;
            LOG.info("Working by version {} of the directory.", directory.version());
            return true;
        } catch (IOException e) {
            throw new ExchangeFault("The directory cannot be kept: " + e.getMessage(), e);
        }
    }

    private Fetch.Answer fetch() throws IOException {
        if (centre == null) {
            throw new IOException("no centre is set, and %s does not exist".formatted(file));
        }
        return Fetch.get(centre.resolve("/directory"), tag, LARGEST, MILLIS);
    }

    /// HTTP as the chores of a gateway need it, without the weight of a whole client.
    static final class Fetch {
        private Fetch() {}

        /// What came.
        ///
        /// @param tag by which to ask whether it changed
        /// @param unchanged whether it is what was there before; then there is no body
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Answer(byte[] body, @Nullable String tag, boolean unchanged) {}

        /// @param tag of what is there already
        static Answer get(URI from, @Nullable String tag, int largest, int millis)
                throws IOException {
            var connection = open(from, millis);
            if (tag != null) {
                connection.setRequestProperty("If-None-Match", tag);
                if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_MODIFIED) {
                    connection.disconnect();
                    return new Answer(Hashes.NONE, tag, true);
                }
            }
            byte[] body = answer(connection, largest);
            return new Answer(body, connection.getHeaderField("ETag"), false);
        }

        static byte[] post(URI to, String type, byte[] body, int largest, int millis)
                throws IOException {
            var connection = open(to, millis);
            connection.setDoOutput(true);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", type);
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            return answer(connection, largest);
        }

        private static HttpURLConnection open(URI uri, int millis) throws IOException {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }

        private static byte[] answer(HttpURLConnection connection, int largest) throws IOException {
            try {
                if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                    throw new IOException("it answered " + connection.getResponseCode());
                }
                try (var in = connection.getInputStream()) {
                    byte[] bytes = in.readNBytes(largest + 1);
                    if (bytes.length > largest) {
                        throw new IOException("its answer is too long");
                    }
                    return bytes;
                }
            } finally {
                connection.disconnect();
            }
        }
    }
}
