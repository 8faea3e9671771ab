package org.motcua.dossier;

import java.util.List;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Paper;

/// What came of filing.
public sealed interface Filed {
    record Accepted(Dossier dossier) implements Filed {}

    /// Everything that is wrong, at once.
    ///
    /// @param agencyUnknown which agency is to receive it does not follow yet, or may not
    record Faulty(List<FormFault> faults, List<Paper> missing, boolean agencyUnknown)
            implements Filed {
        public Faulty {
            faults = List.copyOf(faults);
            missing = List.copyOf(missing);
        }
    }

    /// No such draft for these eyes.
    record NotFound() implements Filed {}
}
