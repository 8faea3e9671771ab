package org.motcua.procedure;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motcua.kernel.Text;

/// Values with names, such as the ethnic groups, from which a form field is chosen.
///
/// @param byName whether a person looks for a value by its name, as among countries; else the order
///   of the list is known to people
public record CodeList(String id, Text title, boolean byName, List<Entry> entries) {
    public CodeList {
        entries = Given.list(entries);
    }

    public record Entry(String code, Text name) {}

    /// The entries in the order in which a reader of a language looks for them.
    public List<Entry> ordered(String language) {
        if (!byName) {
            return entries;
        }
        var collator = Collator.getInstance(Locale.forLanguageTag(language));
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return entries.stream()
                .sorted(Comparator.comparing(entry -> entry.name().in(language), collator))
                .toList();
    }

    public Optional<Entry> find(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }
}
