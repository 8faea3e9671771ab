package org.motcua.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Keys for contents that the log keeps encrypted: one for each month, in a file of its own, and
/// from it one for each message, so that one message can be shown without the others. To forget a
/// month, delete its file: the proofs stay.
final class LogKeys {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Tools> TOOLS = ThreadLocal.withInitial(Tools::new);

    private final Path folder;
    private final Map<YearMonth, byte[]> months = new ConcurrentHashMap<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    LogKeys(Path folder) {
        this.folder = folder;
    }

    /// Head and body in one piece.
    static byte[] joined(byte[] head, byte[] body) {
        return ByteBuffer.allocate(8 + head.length + body.length)
                .putInt(head.length)
                .put(head)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /// Head and body apart again.
    static byte[][] apart(byte[] content) {
        var from = ByteBuffer.wrap(content);
        byte[] head = new byte[from.getInt()];
        from.get(head);
        byte[] body = new byte[from.getInt()];
        from.get(body);
        return new byte[][] {head, body};
    }

    byte[] encrypt(byte[] content, byte[] leaf, long at) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            var cipher = TOOLS.get().cipher;
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(keyOf(leaf, at, true), "AES"),
                    new GCMParameterSpec(128, nonce));
            byte[] sealed = cipher.doFinal(content);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new ExchangeFault("Contents cannot be encrypted: " + e.getMessage(), e);
        }
    }

    /// @throws BadMessage where the key of that month is gone, or the content was changed
    byte[] decrypt(byte[] sealed, byte[] leaf, long at) {
        try {
            var cipher = TOOLS.get().cipher;
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(keyOf(leaf, at, false), "AES"),
                    new GCMParameterSpec(128, sealed, 0, NONCE));
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BadMessage("A kept content cannot be opened: " + e.getMessage());
        }
    }

    /// Deletes the keys of months that were over before a time: nobody can read their contents
    /// then.
    void forget(Instant before) {
        var last = YearMonth.from(before.atOffset(ZoneOffset.UTC)).minusMonths(1);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".key")).toList()) {
                String name = file.getFileName().toString();
                var month = YearMonth.parse(name.substring(0, name.length() - ".key".length()));
                if (!month.isAfter(last)) {
                    Files.delete(file);
                    months.remove(month);
                    forgotten.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new ExchangeFault("Old keys cannot be deleted: " + e.getMessage(), e);
        }
    }

    private byte[] keyOf(byte[] leaf, long at, boolean make) throws GeneralSecurityException {
        var tools = TOOLS.get();
        if (!tools.fits(this, at)) {
            var month = YearMonth.from(Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC));
            tools.take(this, month, months.computeIfAbsent(month, one -> key(one, make)));
        }
        return tools.mac.doFinal(leaf);
    }

    private byte[] key(YearMonth month, boolean make) {
        Path file = folder.resolve(month + ".key");
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            if (!make) {
                throw new BadMessage("The key of %s was deleted.".formatted(month));
            }
            byte[] key = new byte[KEY];
            RANDOM.nextBytes(key);
            Secrets.write(file, key);
            return key;
        } catch (IOException e) {
            throw new ExchangeFault(
                    "The key %s cannot be kept: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// What encrypts, once for each thread: looking for a provider costs as much as the work
    /// itself.
    private static final class Tools {
        private final Cipher cipher;
        private final Mac mac;
        private @Nullable LogKeys of;
        private int forgotten;
        private long from;
        private long until;

        /// Whether the month's key that is ready is the one for this time.
        boolean fits(LogKeys keys, long at) {
            return of == keys && forgotten == keys.forgotten.get() && at >= from && at < until;
        }

        void take(LogKeys keys, YearMonth month, byte[] key) throws GeneralSecurityException {
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            of = keys;
            forgotten = keys.forgotten.get();
            from = begin(month);
            until = begin(month.plusMonths(1));
        }

        private static long begin(YearMonth month) {
            return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }

        Tools() {
            try {
                cipher = Cipher.getInstance("AES/GCM/NoPadding");
                mac = Mac.getInstance("HmacSHA256");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has AES-GCM and HMAC", e);
            }
        }
    }

    /// Files that only this user reads.
    static final class Secrets {
        private Secrets() {}

        static void write(Path file, byte[] bytes) throws IOException {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Path half =
                    Files.createTempFile(
                            file.getParent(),
                            "new",
                            ".part",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.write(half, bytes);
            Files.move(
                    half,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
