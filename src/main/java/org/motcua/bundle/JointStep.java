package org.motcua.bundle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;

/// A part of a request for several procedures.
///
/// @param id also names its filing, so that it is filed once
/// @param step id of the step in the definition
/// @param dossier the dossier that it became
/// @param ready when everything was there that it waited for
/// @param acknowledgeBy until when its agency takes it in or turns it away
/// @param acknowledged when it did
/// @param due when its agency promised the result
/// @param because why it was not filed or not granted, in a few words
/// @param fault why it could not be filed yet, without personal data
public record JointStep(
        UUID id,
        UUID filing,
        String step,
        StepState state,
        Optional<AgencyCode> agency,
        Optional<UUID> dossier,
        Optional<Instant> ready,
        Optional<Instant> filed,
        Optional<Instant> acknowledgeBy,
        Optional<Instant> acknowledged,
        Optional<Instant> due,
        Optional<Instant> ended,
        Optional<String> because,
        int tries,
        Optional<String> fault,
        Optional<Consent> consent) {

    /// Somebody else's agreement.
    ///
    /// @param person personal number of who is asked
    /// @param agreed empty while they have not answered
    public record Consent(
            UUID id,
            String person,
            Instant asked,
            Instant answerBy,
            Optional<Instant> answered,
            Optional<Boolean> agreed) {
        /// Without the number.
        @Override
        public String toString() {
            return "Consent[" + id + "]";
        }
    }

    boolean late(Instant now) {
        return state == StepState.FILED && due.filter(now::isAfter).isPresent();
    }
}
