package org.motcua.country;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The type of a value in an expression.
public sealed interface ValueType {
    ValueType BOOL = Plain.BOOL;
    ValueType INT = Plain.INT;
    ValueType STRING = Plain.STRING;

    /// A day. Values may be given as [java.time.LocalDate] or as text like 2026-07-01.
    ValueType DATE = Plain.DATE;

    /// Anything; not checked before it is evaluated.
    ValueType ANY = Plain.ANY;

    enum Plain implements ValueType {
        BOOL,
        INT,
        STRING,
        DATE,
        ANY
    }

    record ListOf(ValueType element) implements ValueType {}

    /// A map from text to values of one type.
    record MapOf(ValueType value) implements ValueType {}

    /// A group of named values, each with its own type; a name that is not among them is a fault
    /// when the expression is compiled.
    record Group(Map<String, ValueType> fields) implements ValueType {
        public Group {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        Set<String> names() {
            return fields.keySet();
        }
    }

    static ValueType listOf(ValueType element) {
        return new ListOf(element);
    }

    static ValueType mapOf(ValueType value) {
        return new MapOf(value);
    }

    static ValueType group(Map<String, ValueType> fields) {
        return new Group(fields);
    }
}
