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
/// @param helper the officer who fills it in at a counter
/// @param content what changes while it is filled in
/// @param filedAs the dossier that it became
public record Draft(
        UUID id,
        String code,
        ProcedureCode procedure,
        String definition,
        Channel channel,
        String language,
        Optional<Assistant> helper,
        Content content,
        Times times,
        Optional<UUID> filedAs) {

    /// An officer who fills in for somebody at the counter.
    public record Assistant(UUID account, AgencyCode agency) {}

    /// It lives until it expires, which each answer puts off.
    public record Times(Instant begun, Instant saved, Instant expires) {}

    /// @param account of the person, once they signed in
    /// @param phone by which the person finds it again
    /// @param answers as typed, also what cannot be taken yet: nothing typed is lost
    /// @param facts what registries answered
    /// @param unanswered ids of the look-ups whose registry did not answer
    /// @param agency the agency the person chose, where they may
    public record Content(
            Optional<UUID> account,
            Optional<String> phone,
            Map<String, Object> answers,
            Facts facts,
            List<String> unanswered,
            Optional<AgencyCode> agency) {
        public Content {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
            unanswered = List.copyOf(unanswered);
        }

        static Content of(Optional<UUID> account) {
            return new Content(
                    account, Optional.empty(), Map.of(), Facts.NONE, List.of(), Optional.empty());
        }

        /// Without the answers: they are personal.
        @Override
        public String toString() {
            return "Content";
        }
    }

    public Optional<UUID> account() {
        return content.account();
    }

    public Map<String, Object> answers() {
        return content.answers();
    }

    public Facts facts() {
        return content.facts();
    }

    public List<String> unanswered() {
        return content.unanswered();
    }

    public Optional<AgencyCode> agency() {
        return content.agency();
    }

    public Instant begunAt() {
        return times.begun();
    }

    public Instant savedAt() {
        return times.saved();
    }

    public Instant expiresAt() {
        return times.expires();
    }

    /// The look-ups whose registry has not answered yet. Others stand in [#unanswered()] because
    /// their answer is not for the eyes of who fills in: the agency asks them later.
    public List<String> silent() {
        return unanswered().stream().filter(id -> !facts().byPrefill().containsKey(id)).toList();
    }

    /// The subject under which the journal knows it.
    public String subject() {
        return "draft:" + id;
    }

    Draft with(Map<String, Object> answers) {
        return with(
                new Content(account(), content.phone(), answers, facts(), unanswered(), agency()));
    }

    Draft with(Facts facts, List<String> unanswered) {
        return with(
                new Content(account(), content.phone(), answers(), facts, unanswered, agency()));
    }

    Draft of(UUID person) {
        return with(
                new Content(
                        Optional.of(person),
                        content.phone(),
                        answers(),
                        facts(),
                        unanswered(),
                        agency()));
    }

    Draft at(AgencyCode chosen) {
        return with(
                new Content(
                        account(),
                        content.phone(),
                        answers(),
                        facts(),
                        unanswered(),
                        Optional.of(chosen)));
    }

    Draft reachedBy(String phone) {
        return with(
                new Content(
                        account(), Optional.of(phone), answers(), facts(), unanswered(), agency()));
    }

    private Draft with(Content changed) {
        return new Draft(
                id,
                code,
                procedure,
                definition,
                channel,
                language,
                helper,
                changed,
                times,
                filedAs);
    }
}
