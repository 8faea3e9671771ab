package org.motcua.credential;

import java.util.Map;
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
    /// @param columns the values of each row, for the type `rows`
    public record Field(
            ValueKind type,
            @Nullable Text label,
            @Nullable Boolean optional,
            @Nullable Map<String, Field> columns) {
        boolean mayBeMissing() {
            return Boolean.TRUE.equals(optional);
        }
    }

    Map<String, Text> wording() {
        return words == null ? Map.of() : words;
    }

    boolean always() {
        return Boolean.TRUE.equals(bilingual);
    }
}
