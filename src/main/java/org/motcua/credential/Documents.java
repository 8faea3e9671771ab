package org.motcua.credential;

import java.util.Map;

/// Prints documents from their definitions: forms of the law, receipts, and results before they are
/// signed.
@SuppressWarnings("DoNotCallSuggester")
public final class Documents {
    /// The PDF/A file of an unsigned document.
    ///
    /// @param template id of the document definition
    /// @param fields a value for every field that the definition declares and does not call
    ///   optional
    /// @param language in which the reader reads; the binding language always stands
    /// @throws IllegalArgumentException where a field is missing or not declared
    public byte[] render(String template, Map<String, ?> fields, String language) {
        throw new UnsupportedOperationException("render " + template + fields + language);
    }
}
