package org.motcua.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.Credential;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.identity.Accounts;
import org.motcua.identity.Identifiers;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Filing;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Outside;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Rulebook;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// What the rules of a procedure say about a draft.
@Component
class DraftRules implements Outside {
    private final Ground ground;
    private final Prefilling prefilling;
    private final Credentials credentials;
    private final Accounts accounts;

    DraftRules(Ground ground, Prefilling prefilling, Credentials credentials, Accounts accounts) {
        this.ground = ground;
        this.prefilling = prefilling;
        this.credentials = credentials;
        this.accounts = accounts;
    }

    /// The draft as the rules look at it.
    Filing filing(Draft draft, Optional<SignedIn> who) {
        return ground.filing(draft, prefilling.applicant(draft, who));
    }

    /// The faults of one page.
    List<FormFault> faults(Draft draft, String page, Optional<SignedIn> who) {
        return ground.rulebook(draft).validate(page, filing(draft, who), this);
    }

    /// The kinds of results that the person holds; not looked up where no paper can be replaced by
    /// one.
    Set<String> wallet(Rulebook rulebook, Optional<UUID> account) {
        boolean wanted =
                rulebook.procedure().papers().stream()
                        .flatMap(paper -> paper.replacedBy().stream())
                        .anyMatch(replacement -> replacement.result() != null);
        return wanted ? wallet(account) : Set.of();
    }

    /// The papers that must be handed in and are not there yet.
    static List<Paper> missing(List<Paper.Needed> papers, List<PaperFile> files) {
        Set<String> there =
                files.stream()
                        .filter(PaperFile::whole)
                        .map(PaperFile::paper)
                        .collect(Collectors.toSet());
        var missing = new ArrayList<Paper>();
        for (Paper.Needed needed : papers) {
            boolean shown = needed.paper().show();
            if (needed.mandatory() && !shown && !there.contains(needed.paper().id())) {
                missing.add(needed.paper());
            }
        }
        return missing;
    }

    /// The kinds of results that a person holds and that stand today.
    private Set<String> wallet(Optional<UUID> account) {
        return account
                .map(accounts::get)
                .flatMap(found -> found.person())
                .map(Holder::of)
                .map(credentials::wallet)
                .orElse(List.of())
                .stream()
                .filter(credential -> credential.holdsOn(ground.today()))
                .map(Credential::kind)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> personNumberFault(
            String number, @Nullable LocalDate born, @Nullable String sex) {
        return ground.identifiers().doubts(Identifiers.PERSONAL_NUMBER, number, born, sex).stream()
                .findFirst()
                .map(doubt ->
                        switch (doubt) {
                            case FORM, PART, CHECK_DIGIT -> "form";
                            case BORN -> "born";
                            case SEX -> "sex";
                        });
    }

    @Override
    public boolean unitExists(String code, LocalDate on) {
        try {
            return Units.of(ground.country()).find(new UnitCode(code), on).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
