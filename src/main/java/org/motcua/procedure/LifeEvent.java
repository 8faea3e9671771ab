package org.motcua.procedure;

import java.util.List;
import org.motcua.kernel.Text;

/// Something that happens in a life or a business, under which people look for procedures.
///
/// @param title as a person would say it
/// @param order place among the tiles
/// @param knows what the state holds already that matters here
public record LifeEvent(String id, Text title, Text summary, int order, List<Known> knows) {
    public LifeEvent {
        knows = List.copyOf(knows);
    }

    /// Fields of a registry that are shown to the person whom the record is about.
    public record Known(String registry, List<String> fields) {
        public Known {
            fields = List.copyOf(fields);
        }
    }
}
