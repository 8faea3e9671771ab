package org.motcua.office.counter;

import java.util.List;
import org.motcua.page.Fact;
import org.motcua.page.Field;

/// A part of the whole form: what is known, and what is asked.
public record Section(String title, List<Fact> known, List<Field> asked) {
    public Section {
        known = List.copyOf(known);
        asked = List.copyOf(asked);
    }
}
