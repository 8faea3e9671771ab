package org.motcua.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.demo.Company.Officers;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.State;
import org.motcua.dossier.Supervision;
import org.motcua.dossier.Taken;
import org.motcua.identity.SignedIn;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rulebook;
import org.springframework.stereotype.Component;

/// What people and officers do with one dossier, through the doorways that everybody uses.
@Component
class Stories {
    private final Casework casework;
    private final Supervision supervision;
    private final Dossiers dossiers;
    private final Fees fees;
    private final Countries countries;

    Stories(
            Casework casework,
            Supervision supervision,
            Dossiers dossiers,
            Fees fees,
            Countries countries) {
        this.casework = casework;
        this.supervision = supervision;
        this.dossiers = dossiers;
        this.fees = fees;
        this.countries = countries;
    }

    /// What came of trying.
    sealed interface Told {
        record Went(Dossier dossier) implements Told {}

        /// Several procedures at once were asked for.
        record Joined(UUID whole) implements Told {}

        /// Something was in the way; the words tell what, without names.
        record Stuck(String why) implements Told {}
    }

    /// The officer whose turn it is does what the step asks for.
    ///
    /// @param granted whether the request is granted
    Told next(UUID id, Officers officers, boolean granted) {
        var dossier = dossiers.get(id);
        var turn = dossier.turn();
        if (turn.isEmpty() || dossier.state().ended()) {
            return new Told.Stuck(dossier.procedure() + " has no turn in " + dossier.state());
        }
        var officer = officers.holding(turn.get().role(), dossier.agency());
        if (officer.isEmpty()) {
            return new Told.Stuck(
                    "nobody is %s at %s".formatted(turn.get().role(), dossier.agency()));
        }
        if (dossier.state() == State.NEWLY_REGISTERED
                || dossier.state() == State.PAYMENT_REQUESTED) {
            fees.inCash(dossier, officer.get());
            dossier = dossiers.get(id);
        }
        return told(done(dossier, officer.get(), granted), dossier);
    }

    private Taken done(Dossier dossier, SignedIn officer, boolean granted) {
        var seen = new Casework.Seen(dossier.id(), dossier.version());
        return switch (action(dossier)) {
            case RECEIVE -> casework.receive(seen, officer);
            case CHECK ->
                    concluded(
                            dossier,
                            granted,
                            (decision, ground) ->
                                    casework.propose(seen, officer, decision, ground, ""));
            case SIGN ->
                    concluded(
                            dossier,
                            granted,
                            (decision, ground) ->
                                    casework.decide(seen, officer, decision, ground, ""));
            case RETURN -> supervision.handOver(seen, officer, "counter");
            default -> casework.pass(seen, officer, "");
        };
    }

    private interface Conclusion {
        Taken taken(String decision, Optional<String> ground);
    }

    /// What does not pass the checks is refused.
    private Taken concluded(Dossier dossier, boolean granted, Conclusion conclusion) {
        var taken = conclusion.taken(decision(dossier, granted), ground(dossier));
        boolean failed = taken instanceof Taken.Refused(var why) && why == Refusal.CHECK_FAILED;
        return failed ? conclusion.taken(decision(dossier, false), ground(dossier)) : taken;
    }

    ProcessStep.Action action(Dossier dossier) {
        String step = dossier.turn().orElseThrow().step();
        return rules(dossier).procedure().process().stream()
                .filter(one -> one.id().equals(step))
                .map(ProcessStep::action)
                .findFirst()
                .orElseThrow();
    }

    private String decision(Dossier dossier, boolean granted) {
        var wanted = granted ? Decision.Kind.GRANTED : Decision.Kind.REFUSED;
        return rules(dossier).procedure().decisions().stream()
                .filter(one -> one.kind() == wanted)
                .map(Decision::id)
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> ground(Dossier dossier) {
        return rules(dossier).procedure().refusals().stream().map(one -> one.id()).findFirst();
    }

    private Rulebook rules(Dossier dossier) {
        return Procedures.of(countries.active()).byHash(dossier.definition()).orElseThrow();
    }

    /// Turned away at the door.
    Told decline(UUID id, Officers officers) {
        return byTurn(
                id,
                officers,
                (dossier, officer) ->
                        casework.decline(
                                new Casework.Seen(id, dossier.version()),
                                officer,
                                ground(dossier).orElse(""),
                                ""));
    }

    /// Something is missing.
    Told askForMore(UUID id, Officers officers) {
        return byTurn(
                id,
                officers,
                (dossier, officer) -> {
                    String item =
                            rules(dossier).procedure().supplements().stream()
                                    .map(one -> one.text().in(dossier.language()))
                                    .findFirst()
                                    .orElse("-");
                    return casework.askForMore(
                            new Casework.Seen(id, dossier.version()), officer, List.of(item));
                });
    }

    Told supply(UUID id, SignedIn who) {
        return told(dossiers.supply(id, who, Map.of()), dossiers.get(id));
    }

    Told withdraw(UUID id, SignedIn who) {
        return told(dossiers.withdraw(id, who, ""), dossiers.get(id));
    }

    private interface Deed {
        Taken done(Dossier dossier, SignedIn officer);
    }

    private Told byTurn(UUID id, Officers officers, Deed deed) {
        var dossier = dossiers.get(id);
        return dossier.turn()
                .flatMap(turn -> officers.holding(turn.role(), dossier.agency()))
                .map(officer -> told(deed.done(dossier, officer), dossier))
                .orElseGet(() -> new Told.Stuck("nobody's turn"));
    }

    private static Told told(Taken taken, Dossier before) {
        return switch (taken) {
            case Taken.Done(var dossier) -> new Told.Went(dossier);
            case Taken.Refused(var why) ->
                    new Told.Stuck(
                            "%s in %s, turn %s: %s"
                                    .formatted(
                                            before.procedure(),
                                            before.state(),
                                            before.turn().map(Dossier.Turn::step).orElse("-"),
                                            why));
        };
    }
}
