package org.motcua.dossier;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.SignedIn;
import org.motcua.procedure.ProcessStep;
import org.springframework.stereotype.Component;

/// What all steps of officers have in common: whose turn it is, and what finishing a turn means.
@Component
class OfficerSteps {
    private final Motion motion;
    private final Desk desk;
    private final Ground ground;
    private final Tables tables;

    OfficerSteps(Motion motion, Desk desk, Ground ground, Tables tables) {
        this.motion = motion;
        this.desk = desk;
        this.ground = ground;
        this.tables = tables;
    }

    Step nextStep(Dossier dossier) {
        return new Step.Advance(desk.next(dossier).map(ProcessStep::id).orElse(""));
    }

    void next(Moving moving, SignedIn who, @Nullable String note, String result) {
        finishTurn(moving, who, result, note);
        desk.next(moving.before).ifPresent(step -> begin(moving, step));
    }

    void begin(Moving moving, ProcessStep step) {
        moving.turn = Optional.of(Turns.begin(step, moving.at, ground.calendar(moving.agency)));
        moving.standing = moving.standing.turnOf(step.id());
    }

    void finishTurn(Moving moving, SignedIn who, String result, @Nullable String note) {
        moving.before
                .turn()
                .ifPresent(turn ->
                        tables.turns()
                                .done(
                                        moving.before.id(),
                                        turn,
                                        who.account(),
                                        result,
                                        note == null || note.isBlank() ? null : note,
                                        moving.at));
    }

    void endPauses(Moving moving) {
        tables.pauses().end(moving.before.id(), DossierClock.SUPPLEMENT, moving.at);
        tables.pauses().end(moving.before.id(), DossierClock.PAYMENT, moving.at);
    }

    Taken take(Casework.Seen seen, SignedIn who, Step step, Consumer<Moving> work) {
        return take(seen, who, _ -> step, _ -> Optional.empty(), work);
    }

    Taken take(
            Casework.Seen seen,
            SignedIn who,
            Step step,
            Function<Dossier, Optional<Refusal>> more,
            Consumer<Moving> work) {
        return take(seen, who, _ -> step, more, work);
    }

    Taken take(
            Casework.Seen seen,
            SignedIn who,
            Function<Dossier, Step> step,
            Function<Dossier, Optional<Refusal>> more,
            Consumer<Moving> work) {
        return permitted(
                seen,
                who,
                dossier -> desk.refusal(who, dossier).or(() -> more.apply(dossier)),
                step,
                work);
    }

    /// A step whose permit says all about who may take it.
    Taken permitted(
            Casework.Seen seen,
            SignedIn who,
            Function<Dossier, Optional<Refusal>> permit,
            Function<Dossier, Step> step,
            Consumer<Moving> work) {
        return motion.take(
                new Motion.Wish(
                        seen.dossier(),
                        seen.version(),
                        dossier -> who.actorAt(dossier.agency()),
                        step,
                        permit),
                work);
    }

    /// A step that needs a right in the agency, whoever's turn it is.
    Taken supervise(
            Casework.Seen seen,
            SignedIn who,
            String right,
            Step step,
            Function<Dossier, Optional<Refusal>> more,
            Consumer<Moving> work) {
        return permitted(
                seen,
                who,
                dossier -> desk.refusalUnless(who, dossier, right).or(() -> more.apply(dossier)),
                _ -> step,
                work);
    }
}
