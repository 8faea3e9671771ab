package org.motcua.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.DossierCode;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.motcua.store.ObjectStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway of dossiers that were filed in another house and are handled here: they are examined
/// and written as those that are filed here, and what their applicants want comes by this way.
///
/// Fact: `dossier.wish-refused`, with `wish` and `why`.
@Component
public class Arrivals {
    private final Tables tables;
    private final NewDossiers newDossiers;
    private final DraftRules rules;
    private final FileInspection inspection;
    private final ApplicantSteps steps;
    private final Motion motion;
    private final ObjectStore store;
    private final Journal journal;
    private final Ground ground;
    private final TransactionTemplate transaction;

    Arrivals(
            Tables tables,
            NewDossiers newDossiers,
            DraftRules rules,
            FileInspection inspection,
            ApplicantSteps steps,
            Motion motion,
            ObjectStore store,
            Journal journal,
            Ground ground,
            TransactionTemplate transaction) {
        this.tables = tables;
        this.newDossiers = newDossiers;
        this.rules = rules;
        this.inspection = inspection;
        this.steps = steps;
        this.motion = motion;
        this.store = store;
        this.journal = journal;
        this.ground = ground;
        this.transaction = transaction;
    }

    /// The dossier with a code.
    public Optional<Dossier> find(DossierCode code) {
        return tables.dossiers().byCode(code.value());
    }

    /// Writes a dossier that arrives, once; the same again gives what it became.
    public Arriving.Outcome take(Arriving arriving, Actor by) {
        return Objects.requireNonNull(transaction.execute(_ -> taken(arriving, by)));
    }

    private Arriving.Outcome taken(Arriving arriving, Actor by) {
        UUID submission = submission(arriving);
        var before = tables.dossiers().bySubmission(submission).flatMap(tables.dossiers()::find);
        if (before.isPresent()) {
            return new Arriving.Outcome.Accepted(before.get());
        }
        if (find(arriving.code()).isPresent()) {
            return new Arriving.Outcome.Faulty(List.of("code"));
        }
        var known = rulebook(arriving);
        if (known.isEmpty()) {
            return new Arriving.Outcome.UnknownProcedure();
        }
        var rulebook = known.get();
        var draft = draft(submission, arriving, rulebook);
        var filing = ground.filing(draft, arriving.applicant().asInRules());
        var agency = newDossiers.agency(draft, rulebook, filing);
        if (agency.isEmpty() || ground.elsewhere(arriving.agency()).isPresent()) {
            return new Arriving.Outcome.UnknownAgency();
        }
        var faults = new ArrayList<String>();
        rulebook.validate(filing, rules).forEach(one -> faults.add(one.field()));
        var papers = rulebook.papers(filing, arriving.wallet());
        var files = files(arriving.sheets(), rulebook.procedure().papers(), 0, faults);
        DraftRules.missing(papers, files).forEach(one -> faults.add(one.id()));
        if (!faults.isEmpty()) {
            return new Arriving.Outcome.Faulty(faults);
        }
        var door = new Dossier.Partner(arriving.house(), Dossier.Side.DOOR, arriving.paid());
        var dossier =
                newDossiers.write(
                        draft,
                        rulebook,
                        filing,
                        arriving.applicant(),
                        agency.get(),
                        papers,
                        by,
                        false,
                        Optional.of(
                                new NewDossiers.Origin(arriving.code(), door, arriving.filed())));
        files.forEach(file -> tables.files().insert(file.to(dossier.id())));
        return new Arriving.Outcome.Accepted(dossier);
    }

    private static UUID submission(Arriving arriving) {
        String name = arriving.house() + "/" + arriving.code().value();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Rulebook> rulebook(Arriving arriving) {
        var procedures = Procedures.of(ground.country());
        return procedures
                .byHash(arriving.definition())
                .or(() -> procedures.find(arriving.procedure(), ground.day(arriving.filed())))
                .filter(found -> found.procedure().code().equals(arriving.procedure()));
    }

    private static Draft draft(UUID submission, Arriving arriving, Rulebook rulebook) {
        var filed = arriving.filed();
        return new Draft(
                submission,
                "",
                arriving.procedure(),
                rulebook.hash(),
                arriving.channel(),
                arriving.language(),
                Optional.empty(),
                new Draft.Content(
                        Optional.empty(),
                        Optional.empty(),
                        arriving.answers(),
                        arriving.facts(),
                        arriving.unanswered(),
                        Optional.of(arriving.agency())),
                new Draft.Times(filed, filed, filed),
                Optional.empty());
    }

    /// Looks into each file as if it had been handed in here.
    private List<PaperFile> files(
            List<Arriving.Sheet> sheets, List<Paper> papers, int supplement, List<String> faults) {
        var found = new ArrayList<PaperFile>();
        for (var sheet : sheets) {
            var paper = papers.stream().filter(one -> one.id().equals(sheet.paper())).findFirst();
            if (paper.isEmpty()) {
                faults.add(sheet.paper());
                continue;
            }
            switch (inspected(sheet, paper.get())) {
                case FileInspection.Verdict.Fine(var type, var warning) ->
                        found.add(
                                PaperFile.arriving(
                                                sheet,
                                                store.size(sheet.sha256()),
                                                ground.now(),
                                                supplement)
                                        .kept(sheet.sha256(), type, warning));
                case FileInspection.Verdict.Faulty(var fault) ->
                        faults.add(sheet.paper() + ":" + fault);
            }
        }
        return found;
    }

    private FileInspection.Verdict inspected(Arriving.Sheet sheet, Paper paper) {
        try {
            Path whole = Files.createTempFile("arrival", null);
            try (var content = store.open(sheet.sha256())) {
                Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
                return inspection.inspect(whole, paper);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the applicant handed in at the door, of a supplement.
    ///
    /// @return what is wrong with the files; then nothing was done
    public List<String> supply(
            Dossier dossier,
            int wish,
            Map<String, Object> answers,
            List<Arriving.Sheet> sheets,
            Actor by) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var faults = new ArrayList<String>();
                    int number = dossier.standing().supplements();
                    var papers = ground.rulebook(dossier).procedure().papers();
                    var files = files(sheets, papers, number, faults);
                    if (faults.isEmpty()) {
                        fulfil(
                                dossier,
                                wish,
                                new Step.Supply(),
                                by,
                                moving -> {
                                    steps.supply(moving, answers);
                                    files.forEach(
                                            file -> tables.files().insert(file.to(dossier.id())));
                                });
                    }
                    return faults;
                }));
    }

    /// The applicant withdraws at the door.
    public void withdraw(Dossier dossier, int wish, String reason, Actor by) {
        fulfil(
                dossier,
                wish,
                new Step.Withdraw(reason),
                by,
                moving -> steps.withdraw(moving, reason));
    }

    private void fulfil(
            Dossier dossier,
            int wish,
            Step step,
            Actor by,
            java.util.function.Consumer<Moving> work) {
        var wanted = new Motion.Wish(dossier.id(), null, _ -> by, _ -> step, _ -> Optional.empty());
        transaction.executeWithoutResult(_ -> {
            var taken =
                    motion.take(
                            wanted,
                            moving -> {
                                moving.told.put("wish", wish);
                                work.accept(moving);
                            });
            if (taken instanceof Taken.Refused(var why)) {
                journal.append(
                        Entry.of(
                                "dossier.wish-refused",
                                by,
                                dossier.subject(),
                                Map.of("wish", wish, "why", why.name())));
            }
        });
    }

    /// All that was asked has come in at the door.
    public void paid(Dossier dossier, Actor by) {
        transaction.executeWithoutResult(_ -> {
            tables.dossiers().paid(dossier.id());
            if (dossier.state() == State.PAYMENT_REQUESTED) {
                motion.take(
                                new Motion.Wish(
                                        dossier.id(),
                                        null,
                                        _ -> by,
                                        _ -> new Step.Settle(),
                                        _ -> Optional.empty()),
                                steps::settle)
                        .orThrow();
            }
        });
    }
}
