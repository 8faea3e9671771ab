package org.motcua.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits from a device (RFC 6238), as every authenticator app makes them.
final class OneTimeCodes {
    static final int SECRET_BYTES = 20;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator(STEP);
    private final Clock clock;

    OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    /// The step to which a code belongs: the present one, or its neighbours, because clocks differ.
    /// Blanks in the code are taken away: apps show it in two groups, and people copy that.
    OptionalLong stepOf(byte[] secret, String typed) {
        String code =
                typed.codePoints()
                        .filter(c -> !Character.isSpaceChar(c) && !Character.isWhitespace(c))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        long now = clock.instant().getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = now - 1; step <= now + 1; step++) {
            byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "HmacSHA1"),
                    Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("not a secret for codes", e);
        }
    }

    /// The secret as people type it into an app (RFC 4648, base 32).
    static String written(byte[] secret) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : secret) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(LETTERS.charAt((held >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(LETTERS.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /// The address that an app reads from a picture.
    static String address(String issuer, String account, byte[] secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(part(issuer), part(account), written(secret), part(issuer));
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
