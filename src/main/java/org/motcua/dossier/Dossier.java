package org.motcua.dossier;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.Money;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Facts;

/// One request in hand (hồ sơ): somebody asked for one procedure, and an agency owes an answer.
///
/// @param definition hash of the definition under which it was filed and will be decided
/// @param situation id of the case that applies
/// @param turn whose turn it is inside the agency; empty once it ended
/// @param version grows with every move, so that nobody decides on what they did not see
/// @param fee what it costs in all
/// @param dates when things happened and are due
/// @param ground the ground of a refusal
/// @param proposal the decision that the examining officer proposed
/// @param result the credential that it led to
/// @param unavailable ids of look-ups that still wait for their registry
/// @param partner the other house that has a part in it, where one has
public record Dossier(
        UUID id,
        DossierCode code,
        ProcedureCode procedure,
        String definition,
        String situation,
        AgencyCode agency,
        Optional<UnitCode> unit,
        Channel channel,
        String language,
        Standing standing,
        Optional<Turn> turn,
        int version,
        Applicant applicant,
        Map<String, Object> answers,
        Facts facts,
        Money fee,
        Dates dates,
        Optional<String> ground,
        Optional<String> proposal,
        Optional<UUID> result,
        List<String> unavailable,
        Optional<Partner> partner) {
    public Dossier {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        unavailable = List.copyOf(unavailable);
    }

    /// Whose turn it is.
    ///
    /// @param step id of the step of the internal process
    /// @param role id of the role that does it
    /// @param due until when the internal process wants it done
    public record Turn(
            String step,
            String role,
            Instant since,
            Optional<Instant> due,
            Optional<UUID> assignee) {}

    /// @param clockFrom from when the legal clock counts: receipt, or the last supplement where the
    ///   law lets it start again
    /// @param due the promised date
    /// @param measuredDue as index 766 counts: the time of supplements subtracted
    /// @param firstDue the date first promised, before any new appointment
    public record Dates(
            Instant filed,
            Optional<Instant> received,
            Optional<Instant> clockFrom,
            Optional<Instant> due,
            Optional<Instant> measuredDue,
            Optional<Instant> firstDue,
            Optional<Instant> finished,
            Optional<Instant> ended) {}

    /// The other house of a dossier that is filed in one house and handled in another.
    ///
    /// @param house its id in the country's definitions
    /// @param paid at the desk: whether all that was asked has come in at the door
    public record Partner(String house, Side side, boolean paid) {
        Partner paid(boolean now) {
            return new Partner(house, side, now);
        }
    }

    /// What the other house is for a dossier.
    public enum Side {
        /// It was filed there; its person follows it there.
        DOOR,
        /// It is handled there; what is shown here is told from there.
        DESK
    }

    /// Whether its life is led in another house.
    public boolean handledElsewhere() {
        return partner.filter(other -> other.side() == Side.DESK).isPresent();
    }

    /// Whether it was filed in another house.
    public boolean filedElsewhere() {
        return partner.filter(other -> other.side() == Side.DOOR).isPresent();
    }

    public State state() {
        return standing.state();
    }

    /// The subject under which the journal knows it.
    public String subject() {
        return subject(id);
    }

    /// The subject of the dossier with a key.
    public static String subject(UUID id) {
        return "dossier:" + id;
    }

    /// Without names and answers.
    @Override
    public String toString() {
        return "Dossier[%s %s v%d]".formatted(code, state(), version);
    }
}
