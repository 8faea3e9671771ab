package org.motcua.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.country.Expressions;
import org.motcua.country.ValueType;

/// What the expressions of a registry's definition may use.
final class Language {
    private Language() {}

    /// For the prefix of keys: the fields of the record and the year in which it is written. Secret
    /// fields are not among them, because a key is known to many.
    static Expressions ofKeys(Registry registry) {
        var variables = new LinkedHashMap<String, ValueType>();
        registry.fields()
                .forEach((name, field) -> {
                    if (field.open()) {
                        variables.put(name, type(field));
                    }
                });
        variables.put("year", ValueType.INT);
        return Expressions.declare(variables);
    }

    /// For rules of quality: `record` with its fields, `key` and `today`.
    static Expressions ofRules(Registry registry) {
        var fields = new LinkedHashMap<String, ValueType>();
        registry.fields().forEach((name, field) -> fields.put(name, type(field)));
        return Expressions.declare(
                Map.of(
                        "record",
                        ValueType.group(fields),
                        "key",
                        ValueType.STRING,
                        "today",
                        ValueType.DATE));
    }

    static ValueType type(Registry.Field field) {
        return switch (field.type()) {
            case TEXT, UNIT, REFERENCE, DATE_OR_YEAR -> ValueType.STRING;
            case DATE -> ValueType.DATE;
            case INTEGER -> ValueType.INT;
            case BOOLEAN -> ValueType.BOOL;
            case LIST -> ValueType.listOf(ValueType.ANY);
            case GROUP -> ValueType.mapOf(ValueType.ANY);
        };
    }
}
