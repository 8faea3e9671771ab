package org.motcua.mandate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.identity.Assent;
import org.motcua.identity.Identifiers;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to giving, accepting and taking back mandates.
@Component
public class Grants {
    /// The right without which nobody gives one, nor takes one back.
    public static final String RIGHT = "mandate.own";

    private final MandateTable table;
    private final MandateRules rules;
    private final Mandates mandates;
    private final GrantCheck check;
    private final MandateTellings tellings;
    private final Assents assents;
    private final Rights rights;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Grants(
            MandateTable table,
            MandateRules rules,
            Mandates mandates,
            GrantCheck check,
            MandateTellings tellings,
            Assents assents,
            Rights rights,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.rules = rules;
        this.mandates = mandates;
        this.check = check;
        this.tellings = tellings;
        this.assents = assents;
        this.rights = rights;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What somebody wants to give, as typed.
    ///
    /// @param until the last day; empty where none or no real day was typed
    public record Wanted(
            String kind,
            String number,
            String name,
            String role,
            Set<String> acts,
            Set<String> procedures,
            Optional<LocalDate> until) {
        public Wanted {
            acts = Set.copyOf(acts);
            procedures = Set.copyOf(procedures);
        }

        @Override
        public String toString() {
            return "Wanted[" + kind + "]";
        }
    }

    /// What is wrong with something typed: the field, the key of the words, what they leave open.
    public record Fault(String field, String key, List<Object> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }

        static Fault of(String field, String key, Object... arguments) {
            return new Fault(field, "mandate.fault." + key, List.of(arguments));
        }
    }

    /// What came of it.
    public sealed interface Outcome {
        record Given(UUID mandate) implements Outcome {}

        record Refused(List<Fault> faults) implements Outcome {}
    }

    /// What came of a word to a mandate.
    public enum Answered {
        DONE,
        /// It is answered, revoked or over.
        TOO_LATE,
        /// It follows from the law: nobody gives it and nobody takes it back.
        BY_LAW,
        /// The one who is to act may not, or the bond it needs does not stand.
        NOT_ALLOWED,
        /// Those who have to give it together have not all agreed.
        NOT_AGREED,
        NOT_FOUND
    }

    /// Gives a mandate. It holds as soon as the representative has accepted.
    public Outcome give(SignedIn who, Wanted wanted) {
        rights.require(who, RIGHT, Scope.own(who.account()));
        var principal = mandates.number(who).orElseThrow();
        var kind =
                mandates.givable(who).stream()
                        .filter(one -> one.id().equals(wanted.kind()))
                        .findFirst();
        if (kind.isEmpty()) {
            return new Outcome.Refused(List.of(Fault.of("kind", "kind")));
        }
        String number = check.identifiers().normal(Identifiers.PERSONAL_NUMBER, wanted.number());
        var faults = check.faults(wanted, kind.get(), principal, number);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var mandate = mandate(who, wanted, kind.get(), principal, number);
        transaction.executeWithoutResult(_ -> {
            table.insert(mandate, true);
            tellings.given(mandate, kind.get(), who.actor());
            assents.say(who, mandate.subject(), "", path(mandate.id()));
        });
        return new Outcome.Given(mandate.id());
    }

    private Mandate mandate(
            SignedIn who, Wanted wanted, MandateKind kind, String principal, String number) {
        var now = clock.instant();
        int days = Objects.requireNonNull(kind.answerDays());
        return new Mandate(
                Identifier.next(),
                kind.id(),
                new Mandate.Party(principal, who.name()),
                new Mandate.Party(number, wanted.name().strip()),
                kind.acts().stream().filter(wanted.acts()::contains).toList(),
                wanted.procedures().stream().sorted().map(ProcedureCode::new).toList(),
                wanted.role().strip(),
                Mandate.State.PROPOSED,
                rules.today(),
                wanted.until().map(last -> last.plusDays(1)),
                new Mandate.Times(
                        now,
                        Optional.of(now.plus(Duration.ofDays(days))),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
    }

    private static String path(UUID mandate) {
        return "/mandates/" + mandate;
    }

    /// Who of those who have to give a mandate together has agreed to it.
    public Assent assented(Mandate mandate, SignedIn who) {
        return assents.of(mandate, who.hand());
    }

    /// Another of those who have to give a mandate together agrees to it.
    public Answered agree(UUID id, SignedIn who) {
        rights.require(who, RIGHT, Scope.own(who.account()));
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var mandate = table.lock(id).filter(one -> mandates.principal(one, who));
                    if (mandate.isEmpty()) {
                        return Answered.NOT_FOUND;
                    }
                    if (!check.waits(mandate.get())) {
                        return Answered.TOO_LATE;
                    }
                    assents.say(who, mandate.get().subject(), "", path(id));
                    return Answered.DONE;
                }));
    }

    /// The procedures for which a kind may be given.
    public List<ProcedureCode> procedures(MandateKind kind) {
        return check.procedures(kind);
    }

    /// The representative accepts.
    public Answered accept(UUID id, SignedIn who) {
        return answered(id, who, true);
    }

    /// The representative does not want it.
    public Answered decline(UUID id, SignedIn who) {
        return answered(id, who, false);
    }

    private Answered answered(UUID id, SignedIn who, boolean accepts) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var mandate = table.lock(id).filter(one -> mine(one, who));
                    if (mandate.isEmpty()) {
                        return Answered.NOT_FOUND;
                    }
                    return check.waits(mandate.get())
                            ? answered(mandate.get(), who, accepts)
                            : Answered.TOO_LATE;
                }));
    }

    private Answered answered(Mandate mandate, SignedIn who, boolean accepts) {
        var kind = rules.kind(mandate.kind());
        if (kind.isEmpty()) {
            return Answered.TOO_LATE;
        }
        if (!accepts) {
            table.ended(mandate.id(), Mandate.State.DECLINED, clock.instant(), null);
            tellings.declined(mandate, kind.get(), who.actor());
            return Answered.DONE;
        }
        if (!assents.of(mandate, who.hand()).enough()) {
            return Answered.NOT_AGREED;
        }
        var begun = mandate.begun(clock.instant());
        if (rules.over(begun).isPresent()) {
            return Answered.NOT_ALLOWED;
        }
        table.begun(mandate.id(), clock.instant());
        tellings.accepted(begun, kind.get(), who.actor());
        return Answered.DONE;
    }

    private boolean mine(Mandate mandate, SignedIn who) {
        return who.behalf().isEmpty()
                && who.person()
                        .map(PersonNumber::value)
                        .filter(mandate.representative().number()::equals)
                        .isPresent()
                && mandates.meant(mandate, who);
    }

    /// Takes a mandate back, or gives it up. What was begun under it stays with the one
    /// represented.
    public Answered revoke(UUID id, SignedIn who, String reason) {
        rights.require(who, RIGHT, Scope.own(who.account()));
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var mandate = table.lock(id).filter(_ -> mandates.find(id, who).isPresent());
                    var kind = mandate.flatMap(one -> rules.kind(one.kind()));
                    if (mandate.isEmpty() || kind.isEmpty()) {
                        return Answered.NOT_FOUND;
                    }
                    if (kind.get().byRegistry()) {
                        return Answered.BY_LAW;
                    }
                    boolean stands =
                            mandate.get().state() == Mandate.State.ACTIVE
                                    || mandate.get().state() == Mandate.State.PROPOSED;
                    if (!stands) {
                        return Answered.TOO_LATE;
                    }
                    String said = reason.isBlank() ? null : reason.strip();
                    table.ended(id, Mandate.State.REVOKED, clock.instant(), said);
                    tellings.revoked(mandate.get(), kind.get(), who.actor(), said);
                    return Answered.DONE;
                }));
    }
}
