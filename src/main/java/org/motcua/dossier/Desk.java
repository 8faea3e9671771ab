package org.motcua.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.ProcessStep;
import org.springframework.stereotype.Component;

/// Who may do the step whose turn it is: holders of its role in the agency, who stands in for one
/// that is away, and nobody who did the step that this one checks.
@Component
class Desk {
    static final String SEE = "dossier.see";
    static final String SUPERVISE = "dossier.supervise";
    static final String ASSIGN = "dossier.assign";
    static final String TRANSFER = "dossier.transfer";

    private final Rights rights;
    private final Accounts accounts;
    private final AbsenceTable absences;
    private final TurnTable turns;
    private final Ground ground;

    Desk(Rights rights, Accounts accounts, AbsenceTable absences, TurnTable turns, Ground ground) {
        this.rights = rights;
        this.accounts = accounts;
        this.absences = absences;
        this.turns = turns;
        this.ground = ground;
    }

    /// The duties that somebody has today: their own, and of those for whom they stand in.
    List<Assignment> duties(SignedIn who) {
        var duties = new ArrayList<>(who.assignments());
        for (UUID absent : absences.standsInFor(who.account(), ground.today())) {
            duties.addAll(accounts.get(absent).assignments(ground.today()));
        }
        return duties;
    }

    /// Why somebody may not do the step whose turn it is; empty where they may.
    Optional<Refusal> refusal(SignedIn who, Dossier dossier) {
        var turn = dossier.turn();
        if (turn.isEmpty()) {
            return Optional.of(Refusal.NOT_IN_THIS_STATE);
        }
        var wanted = new Assignment(turn.get().role(), dossier.agency());
        if (!duties(who).contains(wanted)) {
            return Optional.of(mayRead(who, dossier) ? Refusal.NOT_YOUR_TURN : Refusal.NOT_FOUND);
        }
        return fourEyes(who, dossier) ? Optional.empty() : Optional.of(Refusal.FOUR_EYES);
    }

    private boolean fourEyes(SignedIn who, Dossier dossier) {
        var step = step(dossier);
        var other = step.flatMap(found -> Optional.ofNullable(found.notBy()));
        return other.flatMap(id -> turns.lastOfficer(dossier.id(), id))
                .filter(who.account()::equals)
                .isEmpty();
    }

    /// The step of the definition whose turn it is.
    Optional<ProcessStep> step(Dossier dossier) {
        return dossier.turn().flatMap(turn -> step(dossier, turn.step()));
    }

    Optional<ProcessStep> step(Dossier dossier, String id) {
        return process(dossier).stream().filter(step -> step.id().equals(id)).findFirst();
    }

    List<ProcessStep> process(Dossier dossier) {
        return ground.rulebook(dossier).process(ground.filing(dossier));
    }

    /// The step after the one whose turn it is.
    Optional<ProcessStep> next(Dossier dossier) {
        var process = process(dossier);
        for (int i = 0; i < process.size() - 1; i++) {
            if (dossier.turn().map(Dossier.Turn::step).equals(Optional.of(process.get(i).id()))) {
                return Optional.of(process.get(i + 1));
            }
        }
        return Optional.empty();
    }

    boolean supervises(SignedIn who, Dossier dossier) {
        return rights.allows(who, SUPERVISE, Scope.at(dossier.agency()));
    }

    /// Officers read the dossiers of their agency, of what it watches over, of those for whom they
    /// stand in, and those that they filled in at the counter. For everybody else a dossier does
    /// not exist.
    boolean mayRead(SignedIn who, Dossier dossier) {
        boolean tookIn = dossier.applicant().helper().filter(who.account()::equals).isPresent();
        if (tookIn || rights.allows(who, SEE, Scope.at(dossier.agency()))) {
            return true;
        }
        Set<Assignment> duties = new HashSet<>(duties(who));
        return duties.stream().anyMatch(duty -> duty.agency().equals(dossier.agency()));
    }

    /// Why somebody may not do what needs a right in the dossier's agency; empty where they may.
    Optional<Refusal> refusalUnless(SignedIn who, Dossier dossier, String right) {
        if (!mayRead(who, dossier)) {
            return Optional.of(Refusal.NOT_FOUND);
        }
        return rights.allows(who, right, Scope.at(dossier.agency()))
                ? Optional.empty()
                : Optional.of(Refusal.NOT_YOUR_TURN);
    }

    /// The officers who hold a role in an agency today.
    List<Account> holding(String role, AgencyCode agency) {
        return accounts.holding(role, agency);
    }

    boolean holds(UUID officer, String role, AgencyCode agency) {
        return holding(role, agency).stream().anyMatch(one -> one.id().equals(officer));
    }
}
