package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.motcua.TestHouse;
import org.motcua.country.Countries;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.dossier.Supervision;
import org.motcua.dossier.Taken;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;

/// The officers of every agency that answers a part, each in their own role, through the doorways
/// that their pages use.
public final class Offices {
    private Offices() {}

    /// Goes through the whole internal process and grants.
    public static void grant(UUID dossier) {
        handle(dossier, Decision.Kind.GRANTED);
        assertThat(now(dossier).result()).as("a result for " + now(dossier)).isPresent();
    }

    static void refuse(UUID dossier) {
        handle(dossier, Decision.Kind.REFUSED);
    }

    static void receive(UUID dossier) {
        done(
                casework()
                        .receive(
                                seen(dossier),
                                officer("receiving-officer", now(dossier).agency())));
    }

    private static void handle(UUID id, Decision.Kind kind) {
        var procedure = rulebook(id).procedure();
        String decision =
                procedure.decisions().stream()
                        .filter(one -> one.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .id();
        var ground =
                Optional.of(procedure.refusals().getFirst().id())
                        .filter(_ -> kind == Decision.Kind.REFUSED);
        for (ProcessStep step : procedure.process()) {
            var dossier = now(id);
            if (dossier.state().finished()) {
                return;
            }
            if (dossier.turn().filter(turn -> turn.step().equals(step.id())).isPresent()) {
                take(dossier, step, decision, ground);
            }
        }
        await(() -> now(id).state().finished(), "the end of " + procedure.code());
    }

    private static void take(
            Dossier dossier, ProcessStep step, String decision, Optional<String> ground) {
        var seen = seen(dossier.id());
        var who = officer(step.role(), dossier.agency());
        switch (step.action()) {
            case RECEIVE -> done(casework().receive(seen, who));
            case ASSIGN ->
                    done(
                            TestHouse.bean(Supervision.class)
                                    .passTo(
                                            seen,
                                            who,
                                            officer("specialist", dossier.agency()).account(),
                                            ""));
            case CHECK -> done(casework().propose(seen, who, decision, ground, "vì thế"));
            case SIGN -> done(casework().decide(seen, who, decision, ground, "vì thế"));
            case REVIEW, NUMBER, RETURN -> done(casework().pass(seen, who, ""));
        }
    }

    private static org.motcua.procedure.Rulebook rulebook(UUID id) {
        return Procedures.of(TestHouse.bean(Countries.class).active())
                .byHash(now(id).definition())
                .orElseThrow();
    }

    static Dossier now(UUID id) {
        return TestHouse.bean(Dossiers.class).get(id);
    }

    static State state(UUID id) {
        return now(id).state();
    }

    private static Casework casework() {
        return TestHouse.bean(Casework.class);
    }

    private static Casework.Seen seen(UUID id) {
        return new Casework.Seen(id, now(id).version());
    }

    private static void done(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Done.class);
    }

    public static void await(BooleanSupplier there, String what) {
        for (int i = 0; i < 600 && !there.getAsBoolean(); i++) {
            LockSupport.parkNanos(25_000_000);
        }
        assertThat(there.getAsBoolean()).as(what).isTrue();
    }

    /// An officer of an agency with one role.
    static SignedIn officer(String role, AgencyCode agency) {
        var assignment = new Assignment(role, agency);
        String name = "bundles-%s-%s".formatted(agency.value(), role);
        var accounts = TestHouse.bean(Accounts.class);
        if (accounts.findBySignInName(name).isEmpty()) {
            TestHouse.bean(DemoAccounts.class).officer(name, name, List.of(assignment));
        }
        Account account = accounts.findBySignInName(name).orElseThrow();
        return new SignedIn(
                account.id(),
                account.name(),
                Level.TWO,
                Optional.empty(),
                List.of(assignment),
                false);
    }
}
