package org.motcua.payment.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The text inside a payment code: EMV QR Code Specification for Payment Systems,
/// merchant-presented mode, version 1.1: tag (2 digits), length (2 digits), value, again and again,
/// closed by a checksum. Vietnam's VietQR (NAPAS) is one use of it.
public final class MerchantCode {
    private static final String CHECKSUM = "63";

    private final StringBuilder content = new StringBuilder();

    /// One data object.
    public record Field(String tag, String value) {}

    /// A field; fields are written in the order in which they are given.
    ///
    /// @throws IllegalArgumentException where the value is empty or longer than its length can say
    public MerchantCode with(String tag, String value) {
        content.append(field(tag, value));
        return this;
    }

    /// The whole text with its checksum.
    public String text() {
        String before = content + CHECKSUM + "04";
        return before + "%04X".formatted(checksum(before));
    }

    /// One data object as text.
    public static String field(String tag, String value) {
        if (!tag.matches("\\d{2}")) {
            throw new IllegalArgumentException("a tag has two digits");
        }
        if (value.isEmpty() || value.length() > 99) {
            throw new IllegalArgumentException("the field %s needs 1 to 99 letters".formatted(tag));
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(
                    "the field %s is read by banks as ASCII".formatted(tag));
        }
        return tag + "%02d".formatted(value.length()) + value;
    }

    /// Reads a text and proves its checksum.
    ///
    /// @throws IllegalArgumentException where it is cut, or changed on the way
    public static List<Field> read(String text) {
        int end = text.length() - 4;
        if (end < 4 || !text.startsWith(CHECKSUM + "04", end - 4)) {
            throw new IllegalArgumentException("a payment code ends with its checksum");
        }
        String right = "%04X".formatted(checksum(text.substring(0, end)));
        if (!right.equals(text.substring(end).toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the checksum of the payment code does not fit");
        }
        return fields(text);
    }

    /// Reads a template's inside, which has no checksum of its own.
    public static List<Field> fields(String text) {
        var fields = new ArrayList<Field>();
        int at = 0;
        while (at < text.length()) {
            if (at + 4 > text.length() || !text.substring(at, at + 4).matches("\\d{4}")) {
                throw new IllegalArgumentException("no tag and length at " + at);
            }
            int until = at + 4 + Integer.parseInt(text.substring(at + 2, at + 4));
            if (until > text.length()) {
                throw new IllegalArgumentException("cut off in the field at " + at);
            }
            fields.add(new Field(text.substring(at, at + 2), text.substring(at + 4, until)));
            at = until;
        }
        return fields;
    }

    /// CRC-16 with the polynomial 1021 and the start FFFF ("CCITT-FALSE"; ISO/IEC 13239), over
    /// everything up to and including the tag and length of the checksum itself.
    public static int checksum(String text) {
        int sum = 0xFFFF;
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            sum ^= (letter & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum & 0x8000) == 0 ? sum << 1 : sum << 1 ^ 0x1021;
            }
            sum &= 0xFFFF;
        }
        return sum;
    }
}
