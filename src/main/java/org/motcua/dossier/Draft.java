package org.motcua.dossier;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Facts;

/// What somebody is filling in (bản nháp). Not yet a dossier: no agency has seen it.
///
/// @param code by which a person finds it again, together with their phone number
/// @param definition hash of the definition it was begun under
/// @param account of the person, once they signed in
/// @param helper the officer who fills it in at a counter
/// @param answers as typed, also what cannot be taken yet: nothing typed is lost
/// @param facts what registries answered
/// @param unanswered ids of the look-ups whose registry did not answer
/// @param agency the agency the person chose, where they may
/// @param filedAs the dossier that it became
public record Draft(
        UUID id,
        String code,
        ProcedureCode procedure,
        String definition,
        Channel channel,
        String language,
        Optional<UUID> account,
        Optional<Assistant> helper,
        Optional<String> phone,
        Map<String, Object> answers,
        Facts facts,
        List<String> unanswered,
        Optional<AgencyCode> agency,
        Instant begunAt,
        Instant savedAt,
        Instant expiresAt,
        Optional<UUID> filedAs) {
    public Draft {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        unanswered = List.copyOf(unanswered);
    }

    /// An officer who fills in for somebody at the counter.
    public record Assistant(UUID account, AgencyCode agency) {}

    /// The look-ups whose registry has not answered yet. Others stand in [#unanswered()] because
    /// their answer is not for the eyes of who fills in: the agency asks them later.
    public List<String> silent() {
        return unanswered.stream().filter(id -> !facts.byPrefill().containsKey(id)).toList();
    }

    /// The subject under which the journal knows it.
    public String subject() {
        return "draft:" + id;
    }

    Draft with(Map<String, Object> newAnswers) {
        return new Draft(
                id,
                code,
                procedure,
                definition,
                channel,
                language,
                account,
                helper,
                phone,
                newAnswers,
                facts,
                unanswered,
                agency,
                begunAt,
                savedAt,
                expiresAt,
                filedAs);
    }

    Draft with(Facts newFacts, List<String> newUnanswered) {
        return new Draft(
                id,
                code,
                procedure,
                definition,
                channel,
                language,
                account,
                helper,
                phone,
                answers,
                newFacts,
                newUnanswered,
                agency,
                begunAt,
                savedAt,
                expiresAt,
                filedAs);
    }

    Draft of(UUID person) {
        return new Draft(
                id,
                code,
                procedure,
                definition,
                channel,
                language,
                Optional.of(person),
                helper,
                phone,
                answers,
                facts,
                unanswered,
                agency,
                begunAt,
                savedAt,
                expiresAt,
                filedAs);
    }

    Draft at(AgencyCode chosen) {
        return new Draft(
                id,
                code,
                procedure,
                definition,
                channel,
                language,
                account,
                helper,
                phone,
                answers,
                facts,
                unanswered,
                Optional.of(chosen),
                begunAt,
                savedAt,
                expiresAt,
                filedAs);
    }

    Draft reachedBy(String number) {
        return new Draft(
                id,
                code,
                procedure,
                definition,
                channel,
                language,
                account,
                helper,
                Optional.of(number),
                answers,
                facts,
                unanswered,
                agency,
                begunAt,
                savedAt,
                expiresAt,
                filedAs);
    }

    /// Without the answers: they are personal.
    @Override
    public String toString() {
        return "Draft[" + id + "]";
    }
}
