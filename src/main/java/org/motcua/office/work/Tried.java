package org.motcua.office.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.page.Field;

/// What an officer sent and what came of it, so that nothing typed is lost when it is refused.
///
/// @param sent the fields of the form, empty at the first look
/// @param refusal key of the words that say why it was refused
/// @param done the act that was taken just now
/// @param preview what the person would read
public record Tried(
        Map<String, List<String>> sent,
        @Nullable String refusal,
        @Nullable String done,
        List<String> preview) {
    static final Tried NOTHING = new Tried(Map.of(), null, null, List.of());

    static Tried done(String act) {
        return new Tried(Map.of(), null, act, List.of());
    }

    static Tried refused(Map<String, List<String>> sent, String refusal) {
        return new Tried(sent, refusal, null, List.of());
    }

    static Tried previewing(Map<String, List<String>> sent, List<String> preview) {
        return new Tried(sent, null, null, preview);
    }

    String first(String name) {
        return first(name, "");
    }

    String first(String name, String otherwise) {
        var values = sent.getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst() == null
                ? otherwise
                : values.getFirst().strip();
    }

    List<String> all(String name) {
        return sent.getOrDefault(name, List.of());
    }

    String date(String name) {
        var flat = new HashMap<String, String>();
        sent.forEach((key, values) -> flat.put(key, values.isEmpty() ? "" : values.getFirst()));
        return Field.dateFrom(flat, name);
    }
}
