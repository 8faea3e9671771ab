package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/// One wording in each language of a country, keyed by its language tag ("vi", "en").
///
/// The first language is the binding one. That every language is present is checked when the
/// definitions are loaded, so [in][#in(String)] always finds words to show.
public record Text(@JsonValue Map<String, String> byLanguage) implements Serializable {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text needs words in at least one language");
        }
        byLanguage = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /// The words in a language, or in the binding language where that one is missing.
    public String in(String language) {
        String words = byLanguage.get(language);
        return words != null ? words : byLanguage.values().iterator().next();
    }
}
