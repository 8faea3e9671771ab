package org.motcua.api;

import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Intakes;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.SignedIn;
import org.springframework.stereotype.Component;

/// Opens what a system filled in or filed itself, and notes for the journal what it opened. What is
/// not its own does not exist for it.
@Component
class OwnMatters {
    private final Intakes intakes;
    private final Dossiers dossiers;
    private final Accounts accounts;

    OwnMatters(Intakes intakes, Dossiers dossiers, Accounts accounts) {
        this.intakes = intakes;
        this.dossiers = dossiers;
        this.accounts = accounts;
    }

    /// A draft, filed or not.
    Intakes.Intake draft(UUID id, SignedIn who) {
        var intake = intakes.open(id, who).orElseThrow(Trouble::notFound);
        Gate.note(intake.view().draft().subject(), account(intake.person()));
        return intake;
    }

    /// A draft that may still be changed.
    Intakes.Intake open(UUID id, SignedIn who) {
        var intake = draft(id, who);
        if (intake.view().draft().filedAs().isPresent()) {
            throw Trouble.of(Trouble.Kind.DRAFT_FILED);
        }
        return intake;
    }

    Dossier dossier(UUID id, SignedIn who) {
        var dossier = dossiers.forApplicant(id, who).orElseThrow(Trouble::notFound);
        Gate.note(dossier.subject(), dossier.applicant().account());
        return dossier;
    }

    private Optional<UUID> account(Filings.Helped person) {
        return person.number().flatMap(accounts::find).map(Account::id);
    }
}
