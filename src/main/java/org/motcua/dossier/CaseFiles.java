package org.motcua.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.calendar.Span;
import org.motcua.identity.Account;
import org.motcua.identity.SignedIn;
import org.springframework.stereotype.Component;

/// The doorway for officers who look into a dossier: what it says, and what they may do with it.
@Component
public class CaseFiles {
    /// What nobody does any more once a decision is made.
    private static final Set<Move> BEFORE_DECISION =
            EnumSet.of(Move.ASK_FOR_MORE, Move.STOP, Move.DECIDE, Move.OVERRULE, Move.WITHDRAW);

    private final Dossiers dossiers;
    private final Desk desk;
    private final Ground ground;
    private final DraftRules rules;

    CaseFiles(Dossiers dossiers, Desk desk, Ground ground, DraftRules rules) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.ground = ground;
        this.rules = rules;
    }

    /// The dossier for an officer who may read it; to others it does not exist.
    public Optional<CaseFile> open(UUID id, SignedIn who) {
        return dossiers.forOfficer(id, who).map(dossier -> file(dossier, who));
    }

    /// Whether the officer may read the dossier.
    public boolean opens(UUID id, SignedIn who) {
        return dossiers.forOfficer(id, who).isPresent();
    }

    public boolean opens(Dossier dossier, SignedIn who) {
        return desk.mayRead(who, dossier);
    }

    private CaseFile file(Dossier dossier, SignedIn who) {
        var rulebook = ground.rulebook(dossier);
        var filing = ground.filing(dossier);
        return new CaseFile(
                dossier,
                rulebook.procedure(),
                rulebook.pages(filing),
                rulebook.papers(filing, rules.wallet(rulebook, dossier.applicant().account())),
                rulebook.decisions(filing),
                rulebook.process(filing),
                may(dossier, who));
    }

    private CaseFile.May may(Dossier dossier, SignedIn who) {
        return new CaseFile.May(
                desk.refusal(who, dossier),
                desk.supervises(who, dossier),
                desk.refusalUnless(who, dossier, Desk.ASSIGN).isEmpty(),
                desk.refusalUnless(who, dossier, Desk.TRANSFER).isEmpty(),
                open(dossier));
    }

    private static Set<Move> open(Dossier dossier) {
        var open = EnumSet.noneOf(Move.class);
        for (Move move : Move.values()) {
            if (move.allowedFrom(dossier.state())) {
                open.add(move);
            }
        }
        var standing = dossier.standing();
        if (standing.decided().isPresent()) {
            open.removeAll(BEFORE_DECISION);
        }
        if (standing.reappointed() || dossier.dates().due().isEmpty()) {
            open.remove(Move.REAPPOINT);
        }
        return open;
    }

    /// The officers to whom it could be given now: those who hold the role whose turn it is.
    public List<Account> forThisTurn(CaseFile file) {
        return file.dossier()
                .turn()
                .map(turn -> desk.holding(turn.role(), file.dossier().agency()))
                .orElse(List.of());
    }

    /// The officers who could do the step after this one.
    public List<Account> forNextTurn(CaseFile file) {
        return file.next()
                .map(step -> desk.holding(step.role(), file.dossier().agency()))
                .orElse(List.of());
    }

    /// When an answer would be due that is promised for a day: when the agency closes on it.
    public Instant endOf(LocalDate day, CaseFile file) {
        var calendar = ground.calendar(file.dossier().agency());
        var before = calendar.workingDaysBefore(calendar.workingDayFrom(day), 1);
        return calendar.due(before.atStartOfDay(ground.zone()).toInstant(), Span.workingDays(1))
                .at();
    }

    /// What the person would read of a ground that the definition lists.
    public Map<String, String> grounds(CaseFile file, boolean supplements) {
        var procedure = file.procedure();
        var words = new LinkedHashMap<String, String>();
        for (var ground : supplements ? procedure.supplements() : procedure.refusals()) {
            words.put(ground.id(), ground.text().in(file.dossier().language()));
        }
        return words;
    }
}
