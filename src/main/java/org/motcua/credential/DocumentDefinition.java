package org.motcua.credential;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A document that the country prints: its title, the values it needs, its words and its layout.
///
/// @param title in each language
/// @param bilingual whether the other language stands beside the binding one for every reader
/// @param fields by name, the values that must be given
/// @param words by name, the fixed words of the layout
/// @param body XHTML with placeholders, see [Template]
public record DocumentDefinition(
        String id,
        Text title,
        @Nullable Boolean bilingual,
        Map<String, Field> fields,
        @Nullable Map<String, Text> words,
        String body) {

    /// A value that the document needs.
    ///
    /// @param label what stands before it
    /// @param optional whether it may be left out
    /// @param options words for values that are codes
    /// @param columns the values of each row, for the type `rows`
    public record Field(
            ValueKind type,
            @Nullable Text label,
            @Nullable Boolean optional,
            @Nullable Map<String, Text> options,
            @Nullable Map<String, Field> columns) {
        boolean mayBeMissing() {
            return Boolean.TRUE.equals(optional);
        }

        /// What is written for a value: the words of an option, or the value.
        Object said(Object value) {
            Text option = options == null ? null : options.get(value.toString());
            return option == null ? value : option;
        }
    }

    /// The values without which it is not printed.
    public Set<String> mandatory() {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().mayBeMissing())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Why the document would not be printed with these values, empty where it would.
    public Optional<String> misfit(Map<String, ?> values) {
        for (var field : fields.entrySet()) {
            Object value = values.get(field.getKey());
            if (value == null || value.toString().isBlank()) {
                if (!field.getValue().mayBeMissing()) {
                    return Optional.of("no value for " + field.getKey());
                }
            } else if (!field.getValue().type().takes(value)) {
                return Optional.of("%s is not a %s".formatted(value, field.getValue().type()));
            }
        }
        return Optional.empty();
    }

    Map<String, Text> wording() {
        return words == null ? Map.of() : words;
    }

    boolean always() {
        return Boolean.TRUE.equals(bilingual);
    }
}
