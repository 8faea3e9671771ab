package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Facts;

/// A dossier that was filed in another house and is to be handled here.
///
/// @param code that the person was given there
/// @param house where it was filed
/// @param definition hash of the definition under which it was filed
/// @param unanswered ids of look-ups whose registry did not answer there
/// @param paid whether what is due at receipt has come in
/// @param wallet codes of earlier results of the applicant, which replace papers
public record Arriving(
        DossierCode code,
        String house,
        ProcedureCode procedure,
        String definition,
        Channel channel,
        String language,
        Applicant applicant,
        Map<String, Object> answers,
        Facts facts,
        List<String> unanswered,
        AgencyCode agency,
        Instant filed,
        boolean paid,
        Set<String> wallet,
        List<Sheet> sheets) {
    public Arriving {
        unanswered = List.copyOf(unanswered);
        wallet = Set.copyOf(wallet);
        sheets = List.copyOf(sheets);
    }

    /// A file that lies in the store already.
    ///
    /// @param paper id of the paper for which it was handed in
    /// @param name as the person named it
    public record Sheet(String paper, String name, String sha256) {
        /// Without the name: people put names of people there.
        @Override
        public String toString() {
            return sha256;
        }
    }

    /// Without names and answers.
    @Override
    public String toString() {
        return "Arriving[" + code + " from " + house + "]";
    }

    /// What came of it.
    public sealed interface Outcome {
        record Accepted(Dossier dossier) implements Outcome {}

        /// No such procedure here, or not on that day.
        record UnknownProcedure() implements Outcome {}

        /// The agency is not handled here, or may not receive this.
        record UnknownAgency() implements Outcome {}

        /// The answers do not hold, or papers are missing.
        record Faulty(List<String> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
