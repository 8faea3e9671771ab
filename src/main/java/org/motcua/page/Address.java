package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The address of a page taken apart: its language, and its path without the prefix for it. The
/// country's first language has no prefix, so that its addresses are the short ones.
///
/// @param query the part after the question mark of a page that can be asked for again
record Address(String language, String defaultLanguage, String path, @Nullable String query) {
    /// The request attribute under which [LanguageFilter] leaves it.
    static final String ATTRIBUTE = Address.class.getName();

    /// Takes the path of a request apart.
    static Address of(String path, @Nullable String query, List<String> languages) {
        String binding = languages.getFirst();
        for (String language : languages) {
            if (path.equals("/" + language)) {
                return new Address(language, binding, "/", query);
            }
            if (path.startsWith("/" + language + "/")) {
                return new Address(language, binding, path.substring(language.length() + 1), query);
            }
        }
        return new Address(binding, binding, path, query);
    }

    /// A path of ours in this language. Addresses of other sites stay as they are.
    String link(String to) {
        if (!to.startsWith("/") || to.startsWith("//") || to.startsWith(AssetFilter.FOLDER)) {
            return to;
        }
        return prefix(language) + (to.equals("/") && !prefix(language).isEmpty() ? "" : to);
    }

    /// This address in another language.
    String here(String other) {
        var there = new Address(other, defaultLanguage, path, query);
        return there.link(path) + (query == null ? "" : "?" + query);
    }

    private String prefix(String of) {
        return of.equals(defaultLanguage) ? "" : "/" + of;
    }
}
