package org.motcua.office.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.registry.Registry;

/// What an officer typed to correct one field.
record Correction(String field, Object value, Optional<UUID> seen, String reason) {
    private static final int LONGEST = 1000;
    private static final List<DateTimeFormatter> DAYS =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d/M/uuuu"));

    /// Whether a field can be typed in one line.
    static boolean typed(Registry.Field field) {
        return field.open()
                && !field.retired()
                && field.type() != Registry.Type.LIST
                && field.type() != Registry.Type.GROUP;
    }

    /// Empty where something is missing or does not fit its field.
    static Optional<Correction> of(Registry registry, Map<String, String> sent) {
        String name = sent.getOrDefault("field", "");
        String reason = sent.getOrDefault("words", "").strip();
        var field = registry.fields().get(name);
        if (field == null || !typed(field) || reason.isEmpty() || reason.length() > LONGEST) {
            return Optional.empty();
        }
        return value(field, sent.getOrDefault("value", "").strip())
                .map(value -> new Correction(name, value, seen(sent), reason));
    }

    private static Optional<UUID> seen(Map<String, String> sent) {
        try {
            return Optional.of(UUID.fromString(sent.getOrDefault("seen", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> value(Registry.Field field, String text) {
        if (text.isEmpty()) {
            return field.optional() ? Optional.of("") : Optional.empty();
        }
        return switch (field.type()) {
            case INTEGER ->
                    text.matches("-?[0-9]{1,15}")
                            ? Optional.of(Long.valueOf(text))
                            : Optional.empty();
            case BOOLEAN -> bool(text);
            case DATE -> day(text);
            case DATE_OR_YEAR -> text.matches("[0-9]{4}") ? Optional.of(text) : day(text);
            case TEXT, UNIT, REFERENCE -> Optional.of(text);
            case LIST, GROUP -> Optional.empty();
        };
    }

    private static Optional<Object> bool(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> day(String text) {
        return DAYS.stream().flatMap(form -> day(text, form).stream()).findFirst();
    }

    private static Optional<Object> day(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form).toString());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
