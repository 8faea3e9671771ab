package org.motcua.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Facts;
import org.motcua.procedure.Message;

/// A dossier while it takes a step: what changes beside its standing, and what follows from it.
/// Lives for one transaction.
final class Moving {
    final Dossier before;
    final Actor actor;
    final Instant at;
    final Map<String, Object> told = new LinkedHashMap<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final List<Telling> tellings = new ArrayList<>();
    Standing standing;
    Optional<Dossier.Turn> turn;
    Dossier.Dates dates;
    AgencyCode agency;
    Optional<UnitCode> unit;
    Optional<String> ground;
    Optional<String> proposal;
    Optional<UUID> result;
    Map<String, Object> answers;
    Facts facts;
    List<String> unavailable;
    Optional<Dossier.Partner> partner;
    @Nullable String reason;

    /// An effect that the step asks for.
    record Effect(String kind, String key) {}

    /// A form of the law that the step sends.
    record Letter(String form, Map<String, Object> fields) {}

    /// Something the applicant is told.
    record Telling(Message.Event event, Map<String, Object> details) {}

    /// Somebody does it for the applicant.
    void actedBy(Applicant.Agent agent) {
        told.put("mandate", agent.mandate().toString());
    }

    Moving(Dossier before, Standing next, Actor actor, Instant at) {
        this.before = before;
        this.actor = actor;
        this.at = at;
        this.standing = next;
        this.turn = before.turn();
        this.dates = before.dates();
        this.agency = before.agency();
        this.unit = before.unit();
        this.ground = before.ground();
        this.proposal = before.proposal();
        this.result = before.result();
        this.answers = before.answers();
        this.facts = before.facts();
        this.unavailable = before.unavailable();
        this.partner = before.partner();
    }

    void effect(String kind) {
        effects.add(new Effect(kind, before.subject() + "/" + kind));
    }

    void letter(String form, Map<String, Object> fields) {
        letters.add(new Letter(form, fields));
    }

    void tell(Message.Event event, Map<String, Object> details) {
        tellings.add(new Telling(event, details));
    }

    /// The promised dates, from which time on they count.
    void promise(Instant clockFrom, DossierClock.Dues dues) {
        var first = dates.firstDue().or(() -> Optional.of(dues.legal()));
        dates =
                new Dossier.Dates(
                        dates.filed(),
                        dates.received().or(() -> Optional.of(at)),
                        Optional.of(clockFrom),
                        Optional.of(dues.legal()),
                        Optional.of(dues.measured()),
                        first,
                        dates.finished(),
                        dates.ended());
        standing = standing.dueAt(dues.legal());
    }

    /// The promised date moves; what index 766 measures does not.
    void promise(Instant due) {
        dates =
                new Dossier.Dates(
                        dates.filed(),
                        dates.received(),
                        dates.clockFrom(),
                        Optional.of(due),
                        dates.measuredDue(),
                        dates.firstDue(),
                        dates.finished(),
                        dates.ended());
        standing = standing.dueAt(due);
    }

    /// The dossier as it is after the step.
    Dossier after() {
        return new Dossier(
                before.id(),
                before.code(),
                before.procedure(),
                before.definition(),
                before.situation(),
                agency,
                unit,
                before.channel(),
                before.language(),
                standing,
                standing.state().ended() ? Optional.empty() : turn,
                before.version() + 1,
                before.applicant(),
                answers,
                facts,
                before.fee(),
                dated(),
                ground,
                proposal,
                result,
                unavailable,
                partner);
    }

    private Dossier.Dates dated() {
        var finished = standing.state().finished() ? Optional.of(at) : Optional.<Instant>empty();
        var ended = standing.state().ended() ? Optional.of(at) : Optional.<Instant>empty();
        return new Dossier.Dates(
                dates.filed(),
                dates.received(),
                dates.clockFrom(),
                dates.due(),
                dates.measuredDue(),
                dates.firstDue(),
                dates.finished().or(() -> finished),
                dates.ended().or(() -> ended));
    }
}
