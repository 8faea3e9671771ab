package org.motcua.country;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;

/// What is wrong with an expression, in plain words.
final class CelFaults {
    static final String MEND =
            "See \"Expressions\" in docs/reference/definitions.md for what can be written.";

    private CelFaults() {}

    static String plain(String message, Map<String, ValueType> variables) {
        return message;
    }

    /// The name of a type as authors know it.
    static String name(CelType type) {
        return switch (type) {
            case ListType list -> "a list";
            case MapType map -> "a map";
            case StructType struct -> "a group of fields";
            default ->
                    type.equals(SimpleType.BOOL)
                            ? "yes or no"
                            : type.equals(SimpleType.INT)
                                    ? "a whole number"
                                    : type.equals(SimpleType.STRING)
                                            ? "text"
                                            : type.equals(SimpleType.TIMESTAMP)
                                                    ? "a day"
                                                    : type.name();
        };
    }

    static String id(CelType type) {
        return "_" + type.name().replaceAll("[^A-Za-z0-9]", "");
    }
}
