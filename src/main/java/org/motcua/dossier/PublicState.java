package org.motcua.dossier;

import java.time.Instant;
import java.util.Optional;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;

/// What anybody who has the code may know: nothing of whom it is about.
public record PublicState(
        DossierCode code,
        ProcedureCode procedure,
        AgencyCode agency,
        State state,
        Instant filed,
        Optional<Instant> due) {}
