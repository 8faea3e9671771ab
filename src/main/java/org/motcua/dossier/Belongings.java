package org.motcua.dossier;

import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.identity.Succession;
import org.motcua.kernel.ProcedureCode;
import org.springframework.stereotype.Component;

/// Whose a draft or dossier is, and who may do something with it: its person, whoever acts for them
/// within a mandate, or the officer or system that filled it in. What may be done is asked of
/// [Rights].
@Component
class Belongings implements Succession {
    static final String APPLY = "dossier.apply";
    static final String FOLLOW = "dossier.own";
    static final String PREFILL = "dossier.prefill";

    private final Rights rights;
    private final DraftTable drafts;
    private final DossierTable dossiers;

    Belongings(Rights rights, DraftTable drafts, DossierTable dossiers) {
        this.rights = rights;
        this.drafts = drafts;
        this.dossiers = dossiers;
    }

    /// Whether something lies within a mandate; who acts for themselves needs none.
    boolean within(SignedIn who, String right, ProcedureCode procedure) {
        return who.behalf().isEmpty() || rights.allowsOwn(who, right, procedure);
    }

    /// @throws Rights.Refused where somebody acts beyond their mandate
    void require(SignedIn who, String right, ProcedureCode procedure) {
        if (!within(who, right, procedure)) {
            throw rights.refused(right);
        }
    }

    private boolean owns(SignedIn who, Optional<UUID> account, String right, ProcedureCode of) {
        return account.filter(who.account()::equals).isPresent() && within(who, right, of);
    }

    /// Whether somebody may fill in and send a draft.
    boolean files(Draft draft, SignedIn who) {
        return draft.helper().isPresent()
                ? draft.helper().get().account().equals(who.account())
                : owns(who, draft.account(), APPLY, draft.procedure());
    }

    /// Whether somebody may see a dossier, or do something with it as its applicant.
    boolean applied(Dossier dossier, SignedIn who, String right) {
        var applicant = dossier.applicant();
        // another system reaches what it filed itself, not what else the person has
        return who.system().isPresent()
                ? applicant.helper().filter(who.account()::equals).isPresent()
                : owns(who, applicant.account(), right, dossier.procedure());
    }

    @Override
    public void pass(UUID from, UUID to) {
        drafts.pass(from, to);
        dossiers.pass(from, to);
    }
}
