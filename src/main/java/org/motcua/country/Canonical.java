package org.motcua.country;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The one way to write a piece of content, and its SHA-256: keys sorted by UTF-16 units, no blanks
/// (RFC 8785, JSON Canonicalization Scheme, for the values that definitions hold).
final class Canonical {
    private static final MessageDigest SHA256 = lookedUp();

    private Canonical() {}

    static String hash(JsonNode content) {
        var text = new StringBuilder(256);
        write(content, text);
        return hash(text.toString());
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Copied from one that was looked up once: a country is made of thousands of hashes.
    static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the Java's own can be copied", e);
        }
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String text(JsonNode content) {
        var text = new StringBuilder(256);
        write(content, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                List<String> keys = new ArrayList<>(node.propertyNames());
                Collections.sort(keys);
                char before = '{';
                for (String key : keys) {
                    out.append(before);
                    string(key, out);
                    out.append(':');
                    write(node.get(key), out);
                    before = ',';
                }
                out.append(keys.isEmpty() ? "{}" : "}");
            }
            case ARRAY -> {
                char before = '[';
                for (JsonNode element : node) {
                    out.append(before);
                    write(element, out);
                    before = ',';
                }
                out.append(node.isEmpty() ? "[]" : "]");
            }
            case STRING -> string(node.stringValue(), out);
            case NUMBER -> number(node, out);
            default -> out.append(node);
        }
    }

    private static void number(JsonNode node, StringBuilder out) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            out.append(node.longValue());
        } else {
            out.append(node.decimalValue().stripTrailingZeros().toPlainString());
        }
    }

    private static void string(String text, StringBuilder out) {
        if (isPlain(text)) {
            out.append('"').append(text).append('"');
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < 0x20) {
                return false;
            }
        }
        return true;
    }
}
