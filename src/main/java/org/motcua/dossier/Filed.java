package org.motcua.dossier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Assent;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Paper;

/// What came of filing.
public sealed interface Filed {
    record Accepted(Dossier dossier) implements Filed {}

    /// It asked for several procedures at once, see [Joining].
    ///
    /// @param whole key of the bundle that it became
    record Joined(UUID whole) implements Filed {}

    /// The same has been asked for already, by this person or another.
    ///
    /// @param whole key of the bundle that it became, where the person may see it
    record AskedBefore(Optional<UUID> whole) implements Filed {}

    /// Nothing is wrong, but somebody else has to agree before it is sent: those who represent the
    /// applicant act only together.
    record Waiting(Assent assent) implements Filed {}

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
