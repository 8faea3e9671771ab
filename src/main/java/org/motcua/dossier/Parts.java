package org.motcua.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Facts;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Message;
import org.motcua.procedure.Prefill;
import org.motcua.procedure.Rulebook;
import org.motcua.registry.Registries;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway for requests that are parts of a larger one: each becomes an ordinary dossier of its
/// agency, without the person coming back.
@Component
public class Parts {
    /// A look-up may lead to another, this often.
    private static final int ROUNDS = 6;

    private final Tables tables;
    private final DraftRules rules;
    private final Prefilling prefilling;
    private final NewDossiers newDossiers;
    private final Motion motion;
    private final Registries registries;
    private final Ground ground;
    private final TransactionTemplate transaction;

    Parts(
            Tables tables,
            DraftRules rules,
            Prefilling prefilling,
            NewDossiers newDossiers,
            Motion motion,
            Registries registries,
            Ground ground,
            TransactionTemplate transaction) {
        this.tables = tables;
        this.rules = rules;
        this.prefilling = prefilling;
        this.newDossiers = newDossiers;
        this.motion = motion;
        this.registries = registries;
        this.ground = ground;
        this.transaction = transaction;
    }

    /// @param id of this part: filed again, it is the dossier that it became
    /// @param rulebook under which it is filed and will be decided
    /// @param answers of the part's own form
    /// @param facts what registries answered already
    /// @param whole the draft whose files these are
    /// @param papers id of a paper of this part to id of the paper of the whole draft
    public record Part(
            UUID id,
            Rulebook rulebook,
            Channel channel,
            String language,
            Applicant applicant,
            Map<String, Object> answers,
            Facts facts,
            UUID whole,
            Map<String, String> papers,
            Actor actor) {
        /// Without the answers: they are personal.
        @Override
        public String toString() {
            return "Part[" + id + "]";
        }
    }

    /// Files a part, or says what is wrong with it.
    public Filed file(Part part) {
        return Objects.requireNonNull(transaction.execute(_ -> filed(part)));
    }

    private Filed filed(Part part) {
        var before = tables.dossiers().bySubmission(part.id()).flatMap(tables.dossiers()::find);
        if (before.isPresent()) {
            return new Filed.Accepted(before.get());
        }
        var rulebook = part.rulebook();
        var draft = looked(draft(part), part);
        var filing = ground.filing(draft, part.applicant().asInRules());
        var agency = newDossiers.agency(draft, rulebook, filing);
        var faults = rulebook.validate(filing, rules);
        var papers = rulebook.papers(filing, rules.wallet(rulebook, draft.account()));
        var files = files(part);
        var missing = DraftRules.missing(papers, files);
        if (!faults.isEmpty() || !missing.isEmpty() || agency.isEmpty()) {
            return new Filed.Faulty(faults, missing, agency.isEmpty());
        }
        var dossier =
                newDossiers.write(
                        draft,
                        rulebook,
                        filing,
                        part.applicant(),
                        agency.get(),
                        papers,
                        part.actor(),
                        tables.drafts().isPrepared(part.whole()));
        files.forEach(file -> tables.files().insert(file.of(dossier.id(), Identifier.next())));
        return new Filed.Accepted(dossier);
    }

    /// What would be wrong with a part if it were filed now.
    ///
    /// @param faults in the part's own form
    /// @param agency that would receive it; empty where that does not follow
    public record Outlook(List<FormFault> faults, Optional<AgencyCode> agency) {}

    /// Looks at a part that will be filed later.
    public Outlook outlook(Part part) {
        var draft = draft(part);
        var filing = ground.filing(draft, part.applicant().asInRules());
        return new Outlook(
                part.rulebook().validate(filing, rules),
                newDossiers.agency(draft, part.rulebook(), filing).map(Agency::code));
    }

    private Draft draft(Part part) {
        var now = ground.now();
        return new Draft(
                part.id(),
                "",
                part.rulebook().procedure().code(),
                part.rulebook().hash(),
                part.channel(),
                part.language(),
                Optional.empty(),
                new Draft.Content(
                        part.applicant().account(),
                        Optional.empty(),
                        part.answers(),
                        part.facts(),
                        List.of(),
                        Optional.empty()),
                new Draft.Times(now, now, now),
                Optional.empty());
    }

    /// Asks the registries on behalf of the agency that will answer: nobody is shown anything.
    private Draft looked(Draft draft, Part part) {
        var silent = new ArrayList<String>();
        Facts facts = draft.facts();
        for (int round = 0; round < ROUNDS; round++) {
            var filing = ground.filing(draft, part.applicant().asInRules()).with(facts);
            var open =
                    part.rulebook().lookups(filing).stream()
                            .filter(lookup -> !silent.contains(lookup.prefill().id()))
                            .toList();
            if (open.isEmpty()) {
                break;
            }
            for (Prefill.Lookup lookup : open) {
                String id = lookup.prefill().id();
                var fact = prefilling.read(lookup, draft.subject(), draft.language(), part.actor());
                if (fact.isPresent()) {
                    facts = facts.with(id, fact.get());
                } else {
                    silent.add(id);
                }
            }
        }
        return draft.with(facts, silent);
    }

    /// The files of the whole that this part needs, under the names of its own papers.
    private List<PaperFile> files(Part part) {
        var byPaper = new LinkedHashMap<String, List<PaperFile>>();
        for (PaperFile file : tables.files().ofDraft(part.whole())) {
            if (file.whole()) {
                byPaper.computeIfAbsent(file.paper(), _ -> new ArrayList<>()).add(file);
            }
        }
        var mine = new ArrayList<PaperFile>();
        part.papers()
                .forEach((own, paper) ->
                        byPaper.getOrDefault(paper, List.of())
                                .forEach(file -> mine.add(file.as(own))));
        return mine;
    }

    /// Ends what is not decided yet, for a reason that lies in the larger request: nothing else can
    /// come of it. Nothing happens to what has ended or is decided.
    public Taken end(UUID dossier, String task, String reason) {
        var state = tables.dossiers().find(dossier).map(Dossier::state);
        boolean early =
                state.filter(at -> at == State.NEWLY_REGISTERED || at == State.RECEIVED)
                        .isPresent();
        Step step = early ? new Step.Withdraw(reason) : new Step.Stop(reason);
        return motion.take(
                Motion.Wish.byProgram(dossier, task, step),
                moving -> {
                    moving.reason = reason;
                    tables.pauses().end(dossier, DossierClock.SUPPLEMENT, moving.at);
                    tables.pauses().end(dossier, DossierClock.PAYMENT, moving.at);
                    if (!early) {
                        moving.letter(Letters.STOPPING, Letters.stopping(ground, moving, reason));
                    }
                    moving.tell(Message.Event.REFUSED, Map.of("reason", reason));
                });
    }

    /// The keys under which registries wrote what a dossier granted, by the ids of the changes.
    public Map<String, String> written(Dossier dossier) {
        var keys = new LinkedHashMap<String, String>();
        for (var change : ground.rulebook(dossier).procedure().changes()) {
            registries
                    .written(dossier.subject() + "/" + change.id())
                    .ifPresent(key -> keys.put(change.id(), key));
        }
        return keys;
    }

    /// The draft of a whole request became a larger thing than a dossier.
    public void joined(UUID draft, UUID whole) {
        tables.drafts().filed(draft, whole);
    }
}
