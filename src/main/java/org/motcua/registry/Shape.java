package org.motcua.registry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Whether values have the shape that a registry's definition gives its fields.
final class Shape {
    private Shape() {}

    /// The first value that does not fit.
    static Optional<Registry.Misfit> fault(Registry registry, Map<String, Object> values) {
        for (var entry : values.entrySet()) {
            var field = registry.fields().get(entry.getKey());
            if (field == null) {
                return Optional.of(new Registry.Misfit("unknown-field", entry.getKey()));
            }
            if (field.retired() && !empty(entry.getValue())) {
                return Optional.of(new Registry.Misfit("retired-field", entry.getKey()));
            }
            if (!empty(entry.getValue()) && !fits(field, entry.getValue())) {
                return Optional.of(new Registry.Misfit("wrong-type", entry.getKey()));
            }
        }
        return Optional.empty();
    }

    /// The first mandatory field that a whole record leaves empty.
    static Optional<Registry.Misfit> gap(Registry registry, Map<String, Object> record) {
        for (var entry : registry.fields().entrySet()) {
            if (!entry.getValue().optional()
                    && !entry.getValue().retired()
                    && !record.containsKey(entry.getKey())) {
                return Optional.of(new Registry.Misfit("missing", entry.getKey()));
            }
        }
        return Optional.empty();
    }

    static boolean empty(Object value) {
        return switch (value) {
            case String text -> text.isBlank();
            case Collection<?> many -> many.isEmpty();
            case Map<?, ?> group -> group.isEmpty();
            default -> false;
        };
    }

    static boolean fits(Registry.Field field, Object value) {
        return switch (field.type()) {
            case TEXT, UNIT, REFERENCE -> value instanceof String;
            case DATE -> value instanceof LocalDate || (value instanceof String text && day(text));
            case DATE_OR_YEAR ->
                    value instanceof LocalDate
                            || (value instanceof String text
                                    && (text.matches("[0-9]{4}") || day(text)));
            case INTEGER -> value instanceof Integer || value instanceof Long;
            case BOOLEAN -> value instanceof Boolean;
            case LIST -> value instanceof Collection<?>;
            case GROUP -> value instanceof Map<?, ?>;
        };
    }

    static boolean day(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
