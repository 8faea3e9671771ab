package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.kernel.Text;

/// The language in which a caller reads, by `Accept-Language` (RFC 9110); the binding language of
/// the country where it has none of theirs.
record Speech(Country country, String language) {
    static Speech of(HttpServletRequest request, Country country) {
        String asked = request.getHeader("Accept-Language");
        String found = null;
        if (asked != null && asked.length() < 200) {
            try {
                found =
                        Locale.lookupTag(
                                Locale.LanguageRange.parse(asked), country.settings().tags());
            } catch (IllegalArgumentException _) {
                // not a list of languages: as if nothing was said
                found = null;
            }
        }
        return new Speech(country, found == null ? country.settings().binding() : found);
    }

    String t(Text text) {
        return text.in(language);
    }

    @Nullable String maybe(@Nullable Text text) {
        return text == null ? null : text.in(language);
    }

    String w(String key, Object... arguments) {
        return country.words().of(key, language, arguments);
    }
}
