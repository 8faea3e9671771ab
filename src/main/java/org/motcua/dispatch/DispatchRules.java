package org.motcua.dispatch;

import static org.motcua.dispatch.Standing.ACCEPTED;
import static org.motcua.dispatch.Standing.ARRIVED;
import static org.motcua.dispatch.Standing.ASSIGNED;
import static org.motcua.dispatch.Standing.DONE;
import static org.motcua.dispatch.Standing.SENT;
import static org.motcua.dispatch.Standing.WAITING;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.dispatch.Business.Kind;

/// The life of a document between two agencies: what the receiver may do, what the sender may still
/// ask for, and what the sender makes of what the receiver says. Rules alone, without clock or
/// database.
final class DispatchRules {
    private static final int LONGEST = 2000;

    private DispatchRules() {}

    /// How a document stands, and which change of its sender waits for an answer.
    ///
    /// @param edition of that change; 0 for none
    record Now(Standing standing, @Nullable Kind pending, int edition) {
        static Now of(Standing standing) {
            return new Now(standing, null, 0);
        }
    }

    /// What comes of a step of the receiver.
    sealed interface Outcome {
        /// @param code the status that goes to the sender
        record Moved(Now now, String code) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    static Outcome step(Now now, InStep step) {
        if (step.spoken() && step.words().isBlank()) {
            return new Outcome.Refused(Refusal.NO_WORDS);
        }
        if (step.words().length() > LONGEST) {
            return new Outcome.Refused(Refusal.TOO_LONG);
        }
        return switch (step) {
            case InStep.Accept _ -> moved(now, EnumSet.of(ARRIVED), ACCEPTED);
            case InStep.Refuse _ -> moved(now, EnumSet.of(ARRIVED), Standing.REFUSED);
            case InStep.Hold _ -> moved(now, EnumSet.of(ACCEPTED), WAITING);
            case InStep.Assign _ -> moved(now, EnumSet.of(ACCEPTED, WAITING, ASSIGNED), ASSIGNED);
            case InStep.Finish _ -> moved(now, EnumSet.of(ACCEPTED, WAITING, ASSIGNED), DONE);
            case InStep.Agree _ -> answered(now, true);
            case InStep.Decline _ -> answered(now, false);
        };
    }

    private static Outcome moved(Now now, Set<Standing> from, Standing to) {
        if (now.pending() != null) {
            return new Outcome.Refused(Refusal.CHANGE_FIRST);
        }
        return from.contains(now.standing())
                ? new Outcome.Moved(Now.of(to), to.code())
                : new Outcome.Refused(Refusal.NOT_NOW);
    }

    private static Outcome answered(Now now, boolean agreed) {
        var pending = now.pending();
        if (pending == null) {
            return new Outcome.Refused(Refusal.NOTHING_ASKED);
        }
        return pending == Kind.REPLACE
                ? new Outcome.Refused(Refusal.BY_REPLACEMENT)
                : answer(now, pending, agreed);
    }

    /// A change is agreed to or not; a replacement by what becomes of the new document.
    static Outcome.Moved answer(Now now, Kind pending, boolean agreed) {
        if (!agreed) {
            return new Outcome.Moved(Now.of(now.standing()), Standing.DECLINED);
        }
        var after =
                switch (pending) {
                    case RECALL -> Standing.WITHDRAWN;
                    case REPLACE -> Standing.REPLACED;
                    case UPDATE, NEW -> now.standing();
                };
        return new Outcome.Moved(Now.of(after), Standing.AGREED);
    }

    /// Why the sender can no longer ask for a change of a document, if so.
    static Optional<Flaw> flaw(Optional<Now> known) {
        if (known.isEmpty()) {
            return Optional.of(Flaw.UNKNOWN_DOCUMENT);
        }
        var now = known.get();
        return switch (now.standing()) {
            case REFUSED -> Optional.of(Flaw.REFUSED_BEFORE);
            case WITHDRAWN, REPLACED -> Optional.of(Flaw.OVER);
            case SENT, ARRIVED, ACCEPTED, WAITING, ASSIGNED, DONE ->
                    now.pending() == null ? Optional.empty() : Optional.of(Flaw.CHANGE_PENDING);
        };
    }

    /// Whether a change needs nobody's word: what nobody has accepted yet is given back at once.
    static boolean atOnce(Now now, Kind kind) {
        return kind == Kind.RECALL && now.standing() == ARRIVED;
    }

    /// What the sender makes of a status; nothing where it cannot be.
    ///
    /// @param now how the document stands at that receiver, as far as the sender knows
    /// @param edition of which the status speaks
    static Optional<Heard> heard(Now now, String code, int edition) {
        var pending = now.pending();
        boolean ofTheChange = pending != null && edition == now.edition();
        return switch (code) {
            case Standing.AGREED ->
                    pending != null && ofTheChange
                            ? Optional.of(new Heard(answer(now, pending, true).now(), true))
                            : Optional.empty();
            case Standing.DECLINED ->
                    ofTheChange
                            ? Optional.of(new Heard(Now.of(now.standing()), false))
                            : Optional.empty();
            case "02" ->
                    ofTheChange
                            ? Optional.of(new Heard(Now.of(now.standing()), false))
                            : said(now, Standing.REFUSED);
            default -> Standing.of(code).flatMap(standing -> said(now, standing));
        };
    }

    /// @param agreed what was answered to a change; none where nothing was
    record Heard(Now now, @Nullable Boolean agreed) {}

    private static Optional<Heard> said(Now now, Standing standing) {
        if (now.standing() == standing) {
            return Optional.of(new Heard(now, null));
        }
        var before =
                switch (standing) {
                    case ARRIVED -> EnumSet.of(SENT);
                    case REFUSED, ACCEPTED -> EnumSet.of(SENT, ARRIVED);
                    case WAITING -> EnumSet.of(ACCEPTED);
                    case ASSIGNED -> EnumSet.of(ACCEPTED, WAITING);
                    case DONE -> EnumSet.of(ACCEPTED, WAITING, ASSIGNED);
                    case SENT, WITHDRAWN, REPLACED -> EnumSet.noneOf(Standing.class);
                };
        if (!before.contains(now.standing())) {
            return Optional.empty();
        }
        // a document that was refused has no changes any more
        return Optional.of(
                new Heard(
                        standing.over()
                                ? Now.of(standing)
                                : new Now(standing, now.pending(), now.edition()),
                        null));
    }
}
