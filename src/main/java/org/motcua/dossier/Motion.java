package org.motcua.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes one step of one dossier in one transaction: row lock, expected version, rule, new
/// standing, journal entry, letters, effects, messages. All or nothing.
@Component
class Motion {
    private final DossierTable table;
    private final LetterTable letters;
    private final EffectTable effects;
    private final Tellings tellings;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Motion(
            DossierTable table,
            LetterTable letters,
            EffectTable effects,
            Tellings tellings,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.letters = letters;
        this.effects = effects;
        this.tellings = tellings;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What is wanted of a dossier.
    ///
    /// @param actor who does it, which may depend on the dossier's agency
    /// @param step what is wanted, judged on the locked dossier
    /// @param expected the version that the actor looked at; none where nobody looked (a payment)
    /// @param permit why the actor may not, judged on the locked dossier; empty where they may
    record Wish(
            UUID dossier,
            @Nullable Integer expected,
            Function<Dossier, Actor> actor,
            Function<Dossier, Step> step,
            Function<Dossier, Optional<Refusal>> permit) {
        static Wish byProgram(UUID dossier, String task, Step step) {
            return new Wish(
                    dossier, null, _ -> Actor.program(task), _ -> step, _ -> Optional.empty());
        }
    }

    /// Takes the step, or says why not. The work is done between the rule and the writing.
    Taken take(Wish wish, Consumer<Moving> work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> inTransaction(wish, work, false, clock.instant())));
    }

    /// Takes a step that was taken in the house that handles the dossier.
    ///
    /// @param at when it was taken there
    Taken mirror(Wish wish, Instant at, Consumer<Moving> work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> inTransaction(wish, work, true, at)));
    }

    private Taken inTransaction(Wish wish, Consumer<Moving> work, boolean mirrored, Instant at) {
        var locked = table.lock(wish.dossier());
        if (locked.isEmpty()) {
            return new Taken.Refused(Refusal.NOT_FOUND);
        }
        var dossier = locked.get();
        var forbidden = wish.permit().apply(dossier);
        boolean moved = wish.expected() != null && wish.expected() != dossier.version();
        // whose turn it was may have passed with the move: that somebody was quicker says it better
        if (moved && !forbidden.equals(Optional.of(Refusal.NOT_FOUND))) {
            return new Taken.Refused(Refusal.MOVED_MEANWHILE);
        }
        if (forbidden.isPresent()) {
            return new Taken.Refused(forbidden.get());
        }
        // one house writes a life, others only repeat it: so they never part
        if (dossier.handledElsewhere() != mirrored) {
            return new Taken.Refused(Refusal.HANDLED_ELSEWHERE);
        }
        Step step = wish.step().apply(dossier);
        return switch (Life.take(dossier.standing(), step)) {
            case Life.Outcome.Refused(var why) -> new Taken.Refused(why);
            case Life.Outcome.Moved(var next) -> {
                var moving = new Moving(dossier, next, wish.actor().apply(dossier), at);
                work.accept(moving);
                yield new Taken.Done(write(step, moving));
            }
        };
    }

    private Dossier write(Step step, Moving moving) {
        var after = moving.after();
        table.moved(after);
        journal.append(
                new Entry(
                        step.move().fact(),
                        moving.actor,
                        after.subject(),
                        told(moving.before, after, moving.told),
                        moving.reason));
        moving.letters.forEach(letter -> letters.add(after, letter, moving.at));
        effects.add(after.id(), moving.effects, moving.at);
        if (!after.filedElsewhere()) {
            moving.tellings.forEach(telling -> tellings.send(after, telling));
        }
        return after;
    }

    /// What every entry about a dossier says, so that boards need not look anything up.
    static Map<String, Object> told(
            @Nullable Dossier before, Dossier after, Map<String, Object> more) {
        var data = new LinkedHashMap<String, Object>();
        if (before != null) {
            data.put("from", before.state().code());
        }
        data.put("to", after.state().code());
        data.put("code", after.code().value());
        data.put("procedure", after.procedure().value());
        data.put("agency", after.agency().value());
        after.unit().ifPresent(unit -> data.put("unit", unit.value()));
        data.put("channel", after.channel().id());
        after.turn().ifPresent(turn -> data.put("turn", turn.step()));
        after.dates().due().ifPresent(due -> data.put("due", due.toString()));
        data.putAll(more);
        return data;
    }
}
