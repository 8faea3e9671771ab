package org.motcua.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody had typed into a form when their session turned out to be over, handed to the page
/// that asks again. The handler that shows a form takes it as a method argument; it is empty but
/// for the first view after such a signing in.
///
/// Show it as unsaved: it was typed, and never sent again by itself.
public record Typed(Map<String, List<String>> fields) {
    /// Nothing was typed.
    public static final Typed NOTHING = new Typed(Map.of());

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public Optional<String> first(String field) {
        return all(field).stream().findFirst();
    }

    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /// Without the answers, so that a log line cannot carry them.
    @Override
    public String toString() {
        return "Typed[" + fields.size() + " fields]";
    }
}
