package org.motcua.credential;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A piece of layout that several documents take in: a letter head, the place of the signature.
///
/// @param words by name, its fixed words; a document knows those of every part
/// @param body XHTML with placeholders, see [Template]
public record DocumentPart(String id, @Nullable Map<String, Text> words, String body) {
    Map<String, Text> wording() {
        return words == null ? Map.of() : words;
    }
}
