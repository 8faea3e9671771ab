package org.motcua.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.Message;
import org.springframework.stereotype.Component;

/// What officers do with a dossier beside its ordinary way: give it to somebody, stop it, hand the
/// result over, decide against a check, pass it to another agency.
@Component
public class Supervision {
    private final OfficerSteps steps;
    private final Desk desk;
    private final Motion motion;
    private final Ground ground;
    private final Tables tables;

    Supervision(OfficerSteps steps, Desk desk, Motion motion, Ground ground, Tables tables) {
        this.steps = steps;
        this.desk = desk;
        this.motion = motion;
        this.ground = ground;
        this.tables = tables;
    }

    /// Gives the dossier to an officer who holds the role whose turn it is.
    public Taken assign(Casework.Seen seen, SignedIn who, UUID officer) {
        return steps.permitted(
                seen,
                who,
                dossier ->
                        desk.refusal(who, dossier)
                                .flatMap(_ -> desk.refusalUnless(who, dossier, Desk.ASSIGN))
                                .or(() -> unsuited(dossier, dossier.turn(), officer)),
                _ -> new Step.Assign(),
                moving -> {
                    moving.turn = moving.turn.map(turn -> of(turn, officer));
                    moving.told.put("officer", officer.toString());
                });
    }

    /// Passes the dossier on to the next step and says who is to do it.
    public Taken passTo(Casework.Seen seen, SignedIn who, UUID officer, String note) {
        return steps.permitted(
                seen,
                who,
                dossier ->
                        desk.refusal(who, dossier)
                                .or(() -> unsuited(dossier, next(dossier), officer)),
                steps::nextStep,
                moving -> {
                    steps.next(moving, who, note, "assigned");
                    moving.turn = moving.turn.map(turn -> of(turn, officer));
                    moving.told.put("officer", officer.toString());
                });
    }

    private Optional<Dossier.Turn> next(Dossier dossier) {
        return desk.next(dossier)
                .map(step -> Turns.begin(step, ground.now(), ground.calendar(dossier.agency())));
    }

    private Optional<Refusal> unsuited(Dossier dossier, Optional<Dossier.Turn> turn, UUID officer) {
        return turn.filter(one -> desk.holds(officer, one.role(), dossier.agency())).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.NOT_THEIR_ROLE);
    }

    private static Dossier.Turn of(Dossier.Turn turn, UUID officer) {
        return new Dossier.Turn(
                turn.step(), turn.role(), turn.since(), turn.due(), Optional.of(officer));
    }

    /// Stops processing, on the applicant's wish or for a reason of law (form 05).
    public Taken stop(Casework.Seen seen, SignedIn who, String reason) {
        return steps.supervise(
                seen,
                who,
                Desk.SUPERVISE,
                new Step.Stop(reason),
                _ -> Optional.empty(),
                moving -> {
                    moving.reason = reason;
                    steps.finishTurn(moving, who, "stopped", reason);
                    steps.endPauses(moving);
                    moving.letter(Letters.STOPPING, Letters.stopping(ground, moving, reason));
                    moving.tell(Message.Event.REFUSED, Map.of("reason", reason));
                });
    }

    /// Apologises and promises a later date, once (form 04).
    public Taken reappoint(Casework.Seen seen, SignedIn who, Instant due, String reason) {
        return steps.supervise(
                seen,
                who,
                Desk.SUPERVISE,
                new Step.Reappoint(ground.now(), due, reason),
                _ -> Optional.empty(),
                moving -> promised(moving, due, reason));
    }

    /// The same by the program, for a dossier that will be late.
    Taken reappoint(UUID dossier, Instant due, String reason) {
        return motion.take(
                Motion.Wish.byProgram(
                        dossier, "deadline", new Step.Reappoint(ground.now(), due, reason)),
                moving -> promised(moving, due, reason));
    }

    private void promised(Moving moving, Instant due, String reason) {
        var former = moving.before.dates().due().orElse(due);
        moving.reason = reason;
        moving.promise(due);
        moving.letter(Letters.APOLOGY, Letters.apology(ground, moving, former, due, reason));
        moving.tell(
                Message.Event.LATE, Map.of("reason", reason, "due", ground.day(due).toString()));
    }

    /// Hands the result over at the counter, or notes that the post has it.
    public Taken handOver(Casework.Seen seen, SignedIn who, String how) {
        return steps.take(
                seen,
                who,
                new Step.Return(),
                moving -> {
                    moving.told.put("how", how);
                    steps.finishTurn(moving, who, "returned", how);
                    moving.tell(Message.Event.RETURNED, Map.of());
                });
    }

    /// Gives the dossier to the agency that took over.
    public Taken transfer(Casework.Seen seen, SignedIn who, AgencyCode to, String reason) {
        return steps.supervise(
                seen,
                who,
                Desk.TRANSFER,
                new Step.Transfer(to),
                dossier ->
                        ground.agency(to).isEmpty() || reason.isBlank()
                                ? Optional.of(Refusal.REASON_MISSING)
                                : Optional.empty(),
                moving -> {
                    moving.reason = reason;
                    moving.agency = to;
                    moving.unit = ground.agency(to).flatMap(a -> Optional.ofNullable(a.unit()));
                    moving.told.put("formerAgency", moving.before.agency().value());
                });
    }

    /// Decides against an automatic check, with a reason.
    public Taken overrule(Casework.Seen seen, SignedIn who, String examination, String reason) {
        return steps.take(
                seen,
                who,
                _ -> new Step.Overrule(examination, reason),
                dossier -> forbiddenToOverrule(dossier, examination),
                moving -> {
                    tables.findings()
                            .overrule(
                                    moving.before.id(),
                                    examination,
                                    who.account(),
                                    reason,
                                    moving.at);
                    moving.told.put("overruled", examination);
                    moving.reason = reason;
                });
    }

    private Optional<Refusal> forbiddenToOverrule(Dossier dossier, String id) {
        boolean may =
                ground.rulebook(dossier).procedure().checks().stream()
                        .anyMatch(check -> check.id().equals(id) && check.overrulable());
        return may ? Optional.empty() : Optional.of(Refusal.CHECK_FAILED);
    }
}
