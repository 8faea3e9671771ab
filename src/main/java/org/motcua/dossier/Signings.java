package org.motcua.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.DossierCode;
import org.motcua.procedure.ProcessStep;
import org.springframework.stereotype.Component;

/// Signs many proposals with one confirmation. Nobody signs what they have not looked at, in the
/// version that is signed, unless they say that they trust the proposal.
@Component
public class Signings {
    /// A sheet has so many lines; the rest follows when these are signed.
    public static final int MOST = 100;

    private final Queue queue;
    private final Desk desk;
    private final Tables tables;
    private final ViewingTable viewings;
    private final Casework casework;
    private final Ground ground;

    Signings(
            Queue queue,
            Desk desk,
            Tables tables,
            ViewingTable viewings,
            Casework casework,
            Ground ground) {
        this.queue = queue;
        this.desk = desk;
        this.tables = tables;
        this.viewings = viewings;
        this.casework = casework;
        this.ground = ground;
    }

    /// A proposal that waits for a signature.
    public record ToSign(Queue.Waiting waiting, String proposal, boolean viewed) {}

    /// What came of one signature.
    public record Signed(DossierCode code, UUID dossier, Optional<Refusal> refused) {}

    /// The proposals that wait for somebody's signature, the least time left first.
    public List<ToSign> of(SignedIn who) {
        var found = new ArrayList<ToSign>();
        for (var waiting : queue.of(who, Queue.Filter.ALL, 0, MOST * 5)) {
            var proposal = waiting.proposal();
            if (proposal.isPresent() && found.size() < MOST && signs(waiting, who)) {
                boolean viewed = viewings.saw(waiting.dossier(), who.account(), waiting.version());
                found.add(new ToSign(waiting, proposal.get(), viewed));
            }
        }
        return found;
    }

    private boolean signs(Queue.Waiting waiting, SignedIn who) {
        return tables.dossiers()
                .find(waiting.dossier())
                .filter(this::atSigning)
                .filter(dossier -> desk.refusal(who, dossier).isEmpty())
                .isPresent();
    }

    private boolean atSigning(Dossier dossier) {
        return dossier.standing().decided().isEmpty()
                && desk.step(dossier)
                        .filter(step -> step.action() == ProcessStep.Action.SIGN)
                        .isPresent();
    }

    /// Notes that the officer has the whole dossier before their eyes.
    public void view(Dossier dossier, SignedIn who) {
        if (dossier.proposal().isPresent() && atSigning(dossier)) {
            viewings.viewed(dossier.id(), who.account(), dossier.version(), ground.now());
        }
    }

    /// Signs the proposal of one dossier.
    ///
    /// @param trusted signed without having been looked at, because the officer says so
    public Signed sign(Casework.Seen seen, SignedIn who, boolean trusted) {
        var found = tables.dossiers().find(seen.dossier());
        if (found.isEmpty() || !desk.mayRead(who, found.get())) {
            return new Signed(new DossierCode("-"), seen.dossier(), Optional.of(Refusal.NOT_FOUND));
        }
        var dossier = found.get();
        if (!trusted && !viewings.saw(dossier.id(), who.account(), seen.version())) {
            return refused(dossier, Refusal.NOT_VIEWED);
        }
        if (dossier.proposal().isEmpty()) {
            return refused(dossier, Refusal.UNDECIDED);
        }
        var taken = casework.decide(seen, who, dossier.proposal().get(), dossier.ground(), "");
        return switch (taken) {
            case Taken.Done _ -> new Signed(dossier.code(), dossier.id(), Optional.empty());
            case Taken.Refused(var why) -> refused(dossier, why);
        };
    }

    private static Signed refused(Dossier dossier, Refusal why) {
        return new Signed(dossier.code(), dossier.id(), Optional.of(why));
    }
}
