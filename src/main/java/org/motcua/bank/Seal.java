package org.motcua.bank;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The bank's own reading of the protocol: fields sorted by name, `name=value` a line, HMAC-SHA-256
/// in hexadecimal digits. Written apart from the other side's, so that one finds the other's
/// errors.
final class Seal {
    private final Path keys;

    Seal(Path keys) {
        this.keys = keys;
    }

    /// The shared secret could not be read; the message says what to do.
    static final class NoKey extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoKey(String message, Throwable cause) {
            super(message, cause);
        }
    }

    String sign(String key, Map<String, String> values) {
        var all = new TreeMap<>(values);
        all.put("key", key);
        return form(all, code(key, all));
    }

    static String form(Map<String, String> values, String signature) {
        return values.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))
                + "&signature="
                + signature;
    }

    /// Whether the fields carry this key's signature.
    boolean signed(String key, Map<String, String> values) {
        var all = new TreeMap<>(values);
        String claimed = all.remove("signature");
        return claimed != null
                && key.equals(all.get("key"))
                && MessageDigest.isEqual(ascii(claimed), ascii(code(key, all)));
    }

    String code(String key, SortedMap<String, String> values) {
        String text =
                values.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("\n"));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Read each time, so that the bank may start before the other side made it.
    private byte[] secret(String key) {
        Path file = keys.resolve(key + ".key");
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            throw new NoKey(
                    "There is no shared secret %s yet. Start ./motcua up once, it makes one."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new NoKey("The shared secret %s cannot be read.".formatted(file), e);
        }
    }

    static Map<String, String> parse(String form) {
        var fields = new TreeMap<String, String>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
