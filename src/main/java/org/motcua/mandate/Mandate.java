package org.motcua.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.ProcedureCode;

/// One mandate: somebody may act for somebody else.
///
/// @param kind the id of its definition
/// @param principal who is represented: a personal number, or the number of an organisation
/// @param representative who acts
/// @param acts what was given; empty where it is all that the definition has
/// @param procedures for which alone it was given; empty where it is for all
/// @param role what the representative is to an organisation, in its own words
/// @param from the first day
/// @param until the first day on which it holds no more
public record Mandate(
        UUID id,
        String kind,
        Party principal,
        Party representative,
        List<String> acts,
        List<ProcedureCode> procedures,
        String role,
        State state,
        LocalDate from,
        Optional<LocalDate> until,
        Times times,
        Optional<String> reason) {
    public Mandate {
        acts = List.copyOf(acts);
        procedures = List.copyOf(procedures);
    }

    /// One side of it.
    ///
    /// @param number by which the state knows them
    public record Party(String number, String name) {
        /// All but the last four signs hidden.
        public String masked() {
            int shown = Math.min(4, number.length() - 1);
            return "•".repeat(number.length() - shown) + number.substring(number.length() - shown);
        }

        /// Without name and number.
        @Override
        public String toString() {
            return "Party";
        }
    }

    /// Where it stands.
    public enum State {
        /// Given, not accepted yet.
        PROPOSED,
        ACTIVE,
        DECLINED,
        /// Taken back by the one represented, or given up by the representative.
        REVOKED,
        /// What it rests on is no more.
        ENDED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /// @param answerBy until when it can be accepted
    /// @param begun when it was accepted, or first found in a registry
    public record Times(
            Instant made,
            Optional<Instant> answerBy,
            Optional<Instant> begun,
            Optional<Instant> ended) {}

    /// The subject under which the journal knows it.
    public String subject() {
        return "mandate:" + id;
    }

    /// Whether it is for one procedure.
    public boolean isFor(@Nullable ProcedureCode procedure) {
        return procedures.isEmpty() || (procedure != null && procedures.contains(procedure));
    }

    /// The same with the name of the one represented.
    Mandate of(String name) {
        return new Mandate(
                id,
                kind,
                new Party(principal.number(), name),
                representative,
                acts,
                procedures,
                role,
                state,
                from,
                until,
                times,
                reason);
    }

    /// The same, accepted.
    Mandate begun(Instant at) {
        return new Mandate(
                id,
                kind,
                principal,
                representative,
                acts,
                procedures,
                role,
                State.ACTIVE,
                from,
                until,
                new Times(times.made(), times.answerBy(), Optional.of(at), Optional.empty()),
                reason);
    }

    @Override
    public String toString() {
        return "Mandate[%s %s %s]".formatted(id, kind, state);
    }
}
