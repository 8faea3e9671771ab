package org.motcua.procedure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A filing after hidden fields were taken away and the answers of registries put in: what holds,
/// and nothing else. Hidden means absent.
///
/// @param values every field that has a value, answered or found
/// @param known the fields whose value a registry gave
/// @param pages the pages that are shown
/// @param found ids of the prefills whose registry had the record
/// @param open look-ups still to be made
public record Settled(
        Map<String, Object> values,
        Map<String, Source> known,
        List<Form.Page> pages,
        Set<String> found,
        List<Prefill.Lookup> open) {
    public Settled {
        values = Given.map(values);
        known = Given.map(known);
        pages = List.copyOf(pages);
        found = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(found));
        open = List.copyOf(open);
    }

    /// Where a known value comes from.
    public record Source(Prefill prefill, @Nullable LocalDate asOf) {}

    public boolean shows(String page) {
        return pages.stream().anyMatch(shown -> shown.id().equals(page));
    }

    /// Only what the applicant answered, as a draft stores it.
    public Map<String, Object> answered() {
        var mine = new LinkedHashMap<>(values);
        mine.keySet().removeAll(known.keySet());
        return mine;
    }
}
