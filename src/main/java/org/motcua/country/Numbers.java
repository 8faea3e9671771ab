package org.motcua.country;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Numbers as they are written in YAML and CSV, without loss.
final class Numbers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Numbers() {}

    /// A whole number, also octal (0o17) or hexadecimal (0x1F); text where it is neither.
    static JsonNode integer(String value) {
        try {
            BigInteger number =
                    value.startsWith("0o")
                            ? new BigInteger(value.substring(2), 8)
                            : value.startsWith("0x")
                                    ? new BigInteger(value.substring(2), 16)
                                    : new BigInteger(value);
            return number.bitLength() < 64
                    ? JSON.numberNode(number.longValueExact())
                    : JSON.numberNode(number);
        } catch (NumberFormatException _) {
            return JSON.stringNode(value);
        }
    }

    /// A decimal number; text where it is infinite or not a number.
    static JsonNode decimal(String value) {
        try {
            return JSON.numberNode(new BigDecimal(value));
        } catch (NumberFormatException _) {
            return JSON.stringNode(value);
        }
    }
}
