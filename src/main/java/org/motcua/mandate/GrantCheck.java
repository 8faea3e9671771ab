package org.motcua.mandate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.identity.Identifiers;
import org.motcua.kernel.ProcedureCode;
import org.motcua.mandate.Grants.Fault;
import org.motcua.mandate.Grants.Wanted;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// What speaks against a mandate that somebody wants to give.
@Component
class GrantCheck {
    private static final int LONGEST = 200;

    private final MandateTable table;
    private final MandateRules rules;
    private final Clock clock;

    GrantCheck(MandateTable table, MandateRules rules, Clock clock) {
        this.table = table;
        this.rules = rules;
        this.clock = clock;
    }

    /// Everything that is wrong at once.
    List<Fault> faults(Wanted wanted, MandateKind kind, String principal, String number) {
        var faults = new ArrayList<Fault>();
        if (!identifiers().doubts(Identifiers.PERSONAL_NUMBER, wanted.number()).isEmpty()) {
            faults.add(Fault.of("number", "number"));
        } else if (number.equals(principal)) {
            faults.add(Fault.of("number", "self"));
        } else if (twice(kind, principal, number)) {
            faults.add(Fault.of("number", "twice"));
        } else {
            rules.bond(principal, number, kind)
                    .map(why -> Fault.of("number", why == Over.SILENT ? "silent" : "bond"))
                    .ifPresent(faults::add);
        }
        if (wanted.name().isBlank() || wanted.name().length() > LONGEST) {
            faults.add(Fault.of("name", "name"));
        }
        if (kind.named() && (wanted.role().isBlank() || wanted.role().length() > LONGEST)) {
            faults.add(Fault.of("role", "role"));
        }
        if (wanted.acts().stream().noneMatch(kind.acts()::contains)) {
            faults.add(Fault.of("acts", "acts"));
        }
        procedures(wanted, kind).ifPresent(faults::add);
        until(wanted, kind).ifPresent(faults::add);
        age(kind, principal).ifPresent(faults::add);
        return faults;
    }

    private boolean twice(MandateKind kind, String principal, String number) {
        return table.ofPrincipal(principal).stream()
                .filter(one -> one.kind().equals(kind.id()))
                .filter(one -> one.representative().number().equals(number))
                .anyMatch(one ->
                        waits(one)
                                || (one.state() == Mandate.State.ACTIVE
                                        && rules.over(one).isEmpty()));
    }

    /// Whether it can still be accepted.
    boolean waits(Mandate one) {
        return one.state() == Mandate.State.PROPOSED
                && one.times().answerBy().filter(by -> by.isAfter(clock.instant())).isPresent();
    }

    private Optional<Fault> procedures(Wanted wanted, MandateKind kind) {
        var known = new LinkedHashSet<String>();
        procedures(kind).forEach(code -> known.add(code.value()));
        return known.containsAll(wanted.procedures())
                ? Optional.empty()
                : Optional.of(Fault.of("procedures", "procedures"));
    }

    /// The procedures for which a kind may be given.
    List<ProcedureCode> procedures(MandateKind kind) {
        var procedures = Procedures.of(rules.country());
        return Stream.concat(
                        procedures.all(rules.today()).stream()
                                .map(rulebook -> rulebook.procedure().code()),
                        procedures.bundles(rules.today()).stream()
                                .map(plan -> plan.bundle().code()))
                .filter(code -> !kind.except().contains(code))
                .distinct()
                .toList();
    }

    private Optional<Fault> until(Wanted wanted, MandateKind kind) {
        var latest = rules.today().plusDays(Objects.requireNonNull(kind.mostDays()));
        boolean fits =
                wanted.until()
                        .filter(last -> !last.isBefore(rules.today()) && !last.isAfter(latest))
                        .isPresent();
        return fits ? Optional.empty() : Optional.of(Fault.of("until", "until", latest));
    }

    private Optional<Fault> age(MandateKind kind, String principal) {
        var from = kind.fromAge();
        if (from == null) {
            return Optional.empty();
        }
        return rules.facts(principal)
                .map(life -> life.surely(from, rules.today()) && !life.dead())
                .map(may ->
                        may
                                ? Optional.<Fault>empty()
                                : Optional.of(Fault.of("kind", "age", Integer.valueOf(from))))
                .orElse(Optional.of(Fault.of("kind", "silent")));
    }

    Identifiers identifiers() {
        return Identifiers.of(rules.country(), rules.today());
    }
}
