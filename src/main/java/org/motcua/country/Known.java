package org.motcua.country;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a schema's own keywords need to know of the whole folder.
///
/// @param ids of all definitions, by the name of their kind
/// @param languages of the country; none where `country.yaml` is broken
record Known(Map<String, Set<String>> ids, List<String> languages) {
    /// Under this name it travels through the validator.
    static final String KEY = "org.motcua.country.Known";
}
