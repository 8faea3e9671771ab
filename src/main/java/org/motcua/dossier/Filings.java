package org.motcua.dossier;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assent;
import org.motcua.identity.Representation;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a dossier of a draft: once, whole, and with everything that follows from it, or with every
/// fault told at once.
@Component
public class Filings {
    private final DraftTable drafts;
    private final DossierTable dossiers;
    private final FileTable files;
    private final DraftRules rules;
    private final Prefilling prefilling;
    private final NewDossiers newDossiers;
    private final ObjectProvider<Joining> joining;
    private final Accounts accounts;
    private final Belongings belongings;
    private final Ground ground;
    private final Representation representation;
    private final TransactionTemplate transaction;

    Filings(
            Tables tables,
            DraftRules rules,
            Prefilling prefilling,
            NewDossiers newDossiers,
            ObjectProvider<Joining> joining,
            Accounts accounts,
            Belongings belongings,
            Ground ground,
            Representation representation,
            TransactionTemplate transaction) {
        this.drafts = tables.drafts();
        this.dossiers = tables.dossiers();
        this.files = tables.files();
        this.rules = rules;
        this.prefilling = prefilling;
        this.newDossiers = newDossiers;
        this.joining = joining;
        this.accounts = accounts;
        this.belongings = belongings;
        this.ground = ground;
        this.representation = representation;
        this.transaction = transaction;
    }

    /// Files a draft for whoever opened it. The same draft filed again, also at the same moment,
    /// gives the dossier that it became.
    ///
    /// @param helped who stands at the counter, for a draft that an officer fills in
    public Filed file(UUID draft, SignedIn who, Optional<Helped> helped) {
        return file(draft, who, helped, who.actor());
    }

    /// Files a prepared draft for somebody who was told and did not refuse.
    ///
    /// @param by the program that does it, as the journal names it
    public Filed fileFor(UUID draft, SignedIn whom, Actor by) {
        return file(draft, whom, Optional.empty(), by);
    }

    private Filed file(UUID draft, SignedIn who, Optional<Helped> helped, Actor by) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(_ -> inTransaction(draft, who, helped, by)));
        } catch (Joining.Undone undone) {
            return new Filed.Faulty(List.of(), List.of(), true);
        }
    }

    /// Somebody without an account here, served at a counter.
    public record Helped(
            Optional<PersonNumber> number,
            String name,
            Optional<String> phone,
            Optional<String> email) {}

    private Filed inTransaction(UUID id, SignedIn who, Optional<Helped> helped, Actor by) {
        var locked = drafts.lock(id);
        if (locked.isEmpty() || !belongings.files(locked.get(), who)) {
            return new Filed.NotFound();
        }
        var draft = locked.get();
        if (draft.filedAs().isPresent()) {
            UUID became = draft.filedAs().get();
            return dossiers.find(became)
                    .<Filed>map(Filed.Accepted::new)
                    .orElseGet(() -> new Filed.Joined(became));
        }
        var rulebook = ground.rulebook(draft);
        var applicant = applicant(draft, who, helped);
        var filing = ground.filing(draft, applicant.asInRules());
        var agency = newDossiers.agency(draft, rulebook, filing);
        var faults = rulebook.validate(filing, rules);
        var papers = rulebook.papers(filing, rules.wallet(rulebook, draft.account()));
        var missing = DraftRules.missing(papers, files.ofDraft(id));
        if (!faults.isEmpty() || !missing.isEmpty() || agency.isEmpty()) {
            return new Filed.Faulty(faults, missing, agency.isEmpty());
        }
        var assent = representation.assent(who, matter(id), content(draft), review(id));
        if (!assent.enough()) {
            return new Filed.Waiting(assent);
        }
        var filer = applicant.agreed(assent.given());
        var joint = ground.bundle(draft);
        if (joint.isPresent()) {
            return joining.getObject()
                    .file(new Joining.Asked(draft, joint.get(), filing, filer, by));
        }
        var dossier =
                newDossiers.write(
                        draft,
                        rulebook,
                        filing,
                        filer,
                        agency.get(),
                        papers,
                        by,
                        drafts.isPrepared(id));
        files.moveToDossier(id, dossier.id());
        drafts.filed(id, dossier.id());
        return new Filed.Accepted(dossier);
    }

    /// Who of those who represent the applicant only together has agreed to a draft as it stands.
    public Assent assented(UUID draft, SignedIn who) {
        return drafts.find(draft)
                .map(one -> representation.assented(who, matter(draft), content(one)))
                .orElse(Assent.ALONE);
    }

    /// Under what name those who act only together agree to a draft.
    public static String matter(UUID draft) {
        return "draft:" + draft;
    }

    private static String review(UUID draft) {
        return "/drafts/%s/review".formatted(draft);
    }

    /// The sum of all that is sent.
    private String content(Draft draft) {
        var papers = files.ofDraft(draft.id()).stream().map(file -> file.id().toString()).sorted();
        return HexFormat.of()
                .formatHex(
                        DraftSecrets.sum(
                                Json.text(
                                        List.of(
                                                new TreeMap<>(draft.answers()),
                                                draft.agency().map(AgencyCode::value).orElse(""),
                                                papers.toList()))));
    }

    private Applicant applicant(Draft draft, SignedIn who, Optional<Helped> helped) {
        var rules = prefilling.applicant(draft, Optional.of(who));
        if (helped.isPresent()) {
            var person = helped.get();
            var account = person.number().flatMap(accounts::find).map(Account::id);
            return new Applicant(
                    account,
                    rules.subject(),
                    person.number(),
                    person.name(),
                    person.phone(),
                    person.email(),
                    draft.helper().map(Draft.Assistant::account),
                    Optional.empty());
        }
        var account = accounts.get(who.account());
        // who cannot be reached themselves is reached through whoever acts for them
        var hand = accounts.get(who.hand());
        return new Applicant(
                Optional.of(who.account()),
                rules.subject(),
                Optional.ofNullable(rules.number()),
                account.name(),
                account.phone().or(hand::phone),
                account.email().or(hand::email),
                Optional.empty(),
                Applicant.Agent.of(who));
    }
}
