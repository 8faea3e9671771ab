package org.motcua.directive;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// A document that orders tasks: a notice, a plan, a decision.
///
/// @param number of the document, "315/TB-VPCP"
/// @param dated when it was signed; none where that is not known
/// @param issuer whose document it is, who decides about its tasks
/// @param source where the facts were read
public record Document(
        UUID id,
        String number,
        @Nullable LocalDate dated,
        AgencyCode issuer,
        Text title,
        Text source) {}
