package org.motcua.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.motcua.identity.Account;
import org.motcua.identity.Role;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Officers who are away, and who does their steps meanwhile, so that no dossier is without an
/// owner.
///
/// Facts in the journal, subject `account:<id>`: `dossier.absence-set`, `dossier.absence-ended`.
@Component
public class Absences {
    private final AbsenceTable table;
    private final Desk desk;
    private final Ground ground;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Absences(
            AbsenceTable table,
            Desk desk,
            Ground ground,
            Journal journal,
            TransactionTemplate transaction) {
        this.table = table;
        this.desk = desk;
        this.ground = ground;
        this.journal = journal;
        this.transaction = transaction;
    }

    /// @param until the last day of it
    public record Absence(
            UUID id, UUID officer, UUID substitute, LocalDate from, LocalDate until) {}

    /// Why an absence cannot be written down.
    public enum Hindrance {
        /// It ends before it begins, or lies in the past.
        DAYS,
        /// The substitute has no role in the agency, or is the officer.
        SUBSTITUTE,
        /// These days are covered already.
        COVERED,
        NONE
    }

    /// The present and coming absences of an officer.
    public List<Absence> of(SignedIn who) {
        return table.of(who.account(), ground.today());
    }

    /// The present and coming absences for which an officer stands in.
    public List<Absence> coveredBy(SignedIn who) {
        return table.coveredBy(who.account(), ground.today());
    }

    /// Who may stand in for somebody: everybody with a role in one of their agencies.
    public List<Account> colleagues(SignedIn who) {
        var found = new ArrayList<Account>();
        var roles =
                ground.country().all(Role.KIND).stream()
                        .map(definition -> definition.value())
                        .filter(role -> role.holder() == Role.Holder.OFFICER)
                        .toList();
        for (var agency : who.agencies()) {
            for (Role role : roles) {
                for (Account account : desk.holding(role.id(), agency)) {
                    boolean known = found.stream().anyMatch(one -> one.id().equals(account.id()));
                    if (!known && !account.id().equals(who.account())) {
                        found.add(account);
                    }
                }
            }
        }
        return found;
    }

    /// Writes down that the officer is away and who does their steps.
    public Hindrance set(SignedIn who, UUID substitute, LocalDate from, LocalDate until) {
        if (until.isBefore(from) || until.isBefore(ground.today())) {
            return Hindrance.DAYS;
        }
        if (colleagues(who).stream().noneMatch(one -> one.id().equals(substitute))) {
            return Hindrance.SUBSTITUTE;
        }
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    if (!table.add(who.account(), substitute, from, until)) {
                        return Hindrance.COVERED;
                    }
                    tell(who, "dossier.absence-set", substitute, from, until);
                    return Hindrance.NONE;
                }));
    }

    /// Takes an absence back.
    public void end(SignedIn who, UUID absence) {
        transaction.executeWithoutResult(_ ->
                of(who).stream()
                        .filter(one -> one.id().equals(absence))
                        .findFirst()
                        .ifPresent(one -> {
                            table.remove(absence);
                            tell(
                                    who,
                                    "dossier.absence-ended",
                                    one.substitute(),
                                    one.from(),
                                    one.until());
                        }));
    }

    private void tell(SignedIn who, String fact, UUID substitute, LocalDate from, LocalDate until) {
        journal.append(
                Entry.of(
                        fact,
                        who.actor(),
                        "account:" + who.account(),
                        Map.of(
                                "substitute", substitute.toString(),
                                "from", from.toString(),
                                "until", until.toString())));
    }
}
