package org.motcua.server.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.motcua.country.Countries;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.Taken;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rulebook;

/// The officers of all agencies, each in the role that a step asks for, opened when they are
/// needed.
final class Desks {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Dossiers dossiers;
    private final Casework casework;
    private final DemoAccounts accounts;
    private final Procedures procedures;
    private final Map<String, SignedIn> officers = new ConcurrentHashMap<>();

    Desks(House house) {
        dossiers = house.bean(Dossiers.class);
        casework = house.bean(Casework.class);
        accounts = house.bean(DemoAccounts.class);
        procedures = Procedures.of(house.bean(Countries.class).active());
    }

    /// Every officer of the internal process in turn.
    void handle(UUID id) {
        var rulebook = procedures.byHash(dossiers.get(id).definition()).orElseThrow();
        for (ProcessStep step : rulebook.procedure().process()) {
            await(() -> taken(id, step, granting(rulebook)), () -> told(id));
        }
        await(() -> dossiers.get(id).state().ended(), () -> told(id));
    }

    /// An officer whose view is older than the dossier looks again, as where a registry answered
    /// after the filing.
    private boolean taken(UUID id, ProcessStep step, String decision) {
        var dossier = dossiers.get(id);
        if (dossier.turn().filter(turn -> turn.step().equals(step.id())).isEmpty()) {
            return true;
        }
        var taken = take(dossier, step, decision);
        if (taken instanceof Taken.Refused(var why) && why == Refusal.MOVED_MEANWHILE) {
            return false;
        }
        taken.orThrow();
        return true;
    }

    private static String granting(Rulebook rulebook) {
        return rulebook.procedure().decisions().stream()
                .filter(decision -> decision.kind() == Decision.Kind.GRANTED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Taken take(Dossier dossier, ProcessStep step, String decision) {
        var seen = new Casework.Seen(dossier.id(), dossier.version());
        var who = officer(step.role(), dossier.agency());
        return switch (step.action()) {
            case RECEIVE -> casework.receive(seen, who);
            case CHECK -> casework.propose(seen, who, decision, Optional.empty(), "");
            case SIGN -> casework.decide(seen, who, decision, Optional.empty(), "");
            case ASSIGN, REVIEW, NUMBER, RETURN -> casework.pass(seen, who, "");
        };
    }

    private SignedIn officer(String role, AgencyCode agency) {
        return officers.computeIfAbsent(
                role + " " + agency.value(),
                _ -> {
                    var assignments = List.of(new Assignment(role, agency));
                    var opened =
                            accounts.officer(
                                            "bench-" + agency.value() + "-" + role,
                                            "Bench " + role,
                                            assignments)
                                    .orElseThrow();
                    return new SignedIn(
                            opened.account(),
                            opened.name(),
                            Level.TWO,
                            Optional.empty(),
                            assignments,
                            false);
                });
    }

    private String told(UUID id) {
        var dossier = dossiers.get(id);
        return "%s of %s in %s, %s"
                .formatted(dossier.code(), dossier.procedure(), dossier.state(), dossier.turn());
    }

    /// @param what is waited for, for the message where nothing comes of it
    static void await(BooleanSupplier there, Supplier<String> what) {
        long begin = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException("nothing happens any more: " + what.get());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
