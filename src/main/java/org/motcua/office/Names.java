package org.motcua.office;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.country.Countries;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Role;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Page;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rulebook;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// What things are called, in the language of a page. A code that nobody knows any more is shown as
/// it is.
@Component
public class Names {
    private final Countries countries;
    private final Accounts accounts;
    private final Clock clock;

    Names(Countries countries, Accounts accounts, Clock clock) {
        this.countries = countries;
        this.accounts = accounts;
        this.clock = clock;
    }

    public LocalDate today() {
        return countries.today(clock);
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<Rulebook> procedure(ProcedureCode code) {
        return Procedures.of(countries.active()).find(code, today());
    }

    /// The procedures that can be filed today.
    public Stream<Rulebook> procedures() {
        return Procedures.of(countries.active()).all(today()).stream();
    }

    public String procedure(Page page, ProcedureCode code) {
        return procedure(code)
                .map(rulebook -> page.t(rulebook.procedure().title()))
                .orElse(code.value());
    }

    /// What a step of the internal process is called.
    public String step(Page page, ProcedureCode procedure, String step) {
        return procedure(procedure).stream()
                .flatMap(rulebook -> rulebook.procedure().process().stream())
                .filter(one -> one.id().equals(step))
                .map(ProcessStep::title)
                .map(page::t)
                .findFirst()
                .orElse(step);
    }

    public Optional<Agency> agency(AgencyCode code) {
        return Agencies.of(countries.active()).find(code, today());
    }

    public String agency(Page page, AgencyCode code) {
        return Agencies.of(countries.active()).name(code, today(), page.language());
    }

    public String role(Page page, String role) {
        return countries
                .active()
                .find(Role.KIND, role, today())
                .map(found -> page.t(found.value().title()))
                .orElse(role);
    }

    public String officer(UUID account) {
        return accounts.find(account).map(Account::name).orElse("–");
    }

    /// What several officers are called, read at once.
    public Called officers(Stream<UUID> officers) {
        return new Called(accounts.names(officers.collect(Collectors.toSet())));
    }

    /// Names by account.
    public record Called(Map<UUID, String> byAccount) {
        public String officer(UUID account) {
            return byAccount.getOrDefault(account, "–");
        }

        /// Who did something: officers by their name; of applicants and programs only what they
        /// are.
        public String actor(Page page, Actor actor) {
            return official(actor)
                    .map(this::officer)
                    .orElseGet(() -> page.w("office.actor." + actor.kind()));
        }
    }

    /// The account of an actor who is shown by name.
    public static Optional<UUID> official(Actor actor) {
        return switch (actor.kind()) {
            case OFFICER, OPERATOR -> Optional.of(UUID.fromString(actor.id()));
            case PERSON, SYSTEM, PROGRAM -> Optional.empty();
        };
    }

    /// Words that may be missing: then the last part of the key is shown.
    public String known(Page page, String key) {
        return countries.active().words().find(key).isPresent()
                ? page.w(key)
                : key.substring(key.lastIndexOf('.') + 1);
    }
}
