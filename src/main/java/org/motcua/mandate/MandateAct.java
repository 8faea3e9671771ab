package org.motcua.mandate;

import java.util.List;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// Something that one may do for another, in the words in which people give it, and the rights that
/// it needs.
///
/// @param title what it is called where somebody chooses what to give
public record MandateAct(String id, Text title, List<String> rights) {
    /// The definitions `mandates/acts/*.yaml`.
    public static final Kind<MandateAct> KIND =
            Kind.of("mandate-act", "mandates/acts/*.yaml", MandateAct.class);

    public MandateAct {
        rights = List.copyOf(rights);
    }
}
