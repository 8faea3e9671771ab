package org.motcua.procedure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A page as one filing sees it: what is asked, and what the state knows already.
public record AskedPage(Form.Page page, List<Item> items) {
    public AskedPage {
        items = List.copyOf(items);
    }

    public sealed interface Item {
        String field();

        /// To be answered by the applicant.
        ///
        /// @param value what is answered so far
        record Question(String field, Field asked, @Nullable Object value) implements Item {}

        /// Held by a registry: shown with its source, not asked.
        record Known(
                String field,
                Field asked,
                Object value,
                String registry,
                Text purpose,
                @Nullable LocalDate asOf)
                implements Item {}
    }

    /// Something on it is left for the applicant to answer.
    public boolean asks() {
        return items.stream().anyMatch(item -> item instanceof Item.Question);
    }
}
