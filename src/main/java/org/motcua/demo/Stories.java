package org.motcua.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.demo.Company.Officers;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.State;
import org.motcua.dossier.Supervision;
import org.motcua.dossier.Taken;
import org.motcua.dossier.Uploads;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rulebook;
import org.springframework.stereotype.Component;

/// What people and officers do with one dossier, through the doorways that everybody uses.
@Component
class Stories {
    private final Drafts drafts;
    private final Uploads uploads;
    private final Filings filings;
    private final Casework casework;
    private final Supervision supervision;
    private final Dossiers dossiers;
    private final Payments payments;
    private final Countries countries;

    Stories(
            Drafts drafts,
            Uploads uploads,
            Filings filings,
            Casework casework,
            Supervision supervision,
            Dossiers dossiers,
            Payments payments,
            Countries countries) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.filings = filings;
        this.casework = casework;
        this.supervision = supervision;
        this.dossiers = dossiers;
        this.payments = payments;
        this.countries = countries;
    }

    /// What came of trying.
    sealed interface Told {
        record Went(Dossier dossier) implements Told {}

        /// Something was in the way; the words tell what, without names.
        record Stuck(String why) implements Told {}
    }

    /// Fills a draft in page by page and files it.
    ///
    /// @param agency who is to receive it, where the person may choose
    Told file(
            String procedure,
            Map<String, Object> answers,
            SignedIn who,
            String language,
            Optional<AgencyCode> agency) {
        var asking = Optional.of(who);
        var begun = drafts.begin(new ProcedureCode(procedure), Channel.ONLINE, language, asking);
        if (begun.isEmpty()) {
            return new Told.Stuck(procedure + " cannot be filed online on that day");
        }
        var draft = drafts.retry(drafts.keep(begun.get().draft(), answers), asking);
        var view = drafts.view(draft, asking);
        if (agency.isPresent()
                && view.agencies().stream().anyMatch(one -> one.code().equals(agency.get()))) {
            draft = drafts.choose(draft, agency.get());
        }
        var sent = new HashSet<String>();
        for (Paper paper : view.missing()) {
            if (sent.add(paper.id())) {
                upload(draft.id(), paper);
            }
        }
        return switch (filings.file(draft.id(), who, Optional.empty())) {
            case Filed.Accepted(var dossier) -> new Told.Went(dossier);
            case Filed.Faulty(var faults, var missing, var unknown) ->
                    new Told.Stuck(
                            "%s: %s, papers %s, agency unknown %s"
                                    .formatted(
                                            procedure,
                                            faults,
                                            missing.stream().map(Paper::id).toList(),
                                            unknown));
            case Filed.NotFound() -> new Told.Stuck(procedure + ": the draft is not there");
        };
    }

    private void upload(UUID draft, Paper paper) {
        byte[] page = Sheet.blank();
        try {
            uploads.whole(
                    new Uploads.Home.OfDraft(draft),
                    paper,
                    paper.id() + ".pdf",
                    page.length,
                    new ByteArrayInputStream(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Pays what is owed, at the counter.
    void pay(Dossier dossier, SignedIn cashier) {
        for (Order order : payments.about(dossier.code().value())) {
            if (!order.state().settled() && order.state() != Order.State.CANCELLED) {
                payments.takeCash(
                        order.id(),
                        order.outstanding(),
                        UUID.nameUUIDFromBytes(
                                order.id().toString().getBytes(StandardCharsets.UTF_8)),
                        cashier.actorAt(dossier.agency()));
            }
        }
    }

    /// The officer whose turn it is does what the step asks for.
    ///
    /// @param granted whether the request is granted
    Told next(UUID id, Officers officers, boolean granted) {
        var dossier = dossiers.get(id);
        var turn = dossier.turn();
        if (turn.isEmpty() || dossier.state().ended()) {
            return new Told.Stuck(dossier.procedure() + " has no turn in " + dossier.state());
        }
        var officer = officers.holding(turn.get().role(), dossier.agency());
        if (officer.isEmpty()) {
            return new Told.Stuck(
                    "nobody is %s at %s".formatted(turn.get().role(), dossier.agency()));
        }
        if (dossier.state() == State.NEWLY_REGISTERED
                || dossier.state() == State.PAYMENT_REQUESTED) {
            pay(dossier, officer.get());
            dossier = dossiers.get(id);
        }
        return told(done(dossier, officer.get(), granted), dossier);
    }

    private Taken done(Dossier dossier, SignedIn officer, boolean granted) {
        var seen = new Casework.Seen(dossier.id(), dossier.version());
        return switch (action(dossier)) {
            case RECEIVE -> casework.receive(seen, officer);
            case CHECK ->
                    concluded(
                            dossier,
                            granted,
                            (decision, ground) ->
                                    casework.propose(seen, officer, decision, ground, ""));
            case SIGN ->
                    concluded(
                            dossier,
                            granted,
                            (decision, ground) ->
                                    casework.decide(seen, officer, decision, ground, ""));
            case RETURN -> supervision.handOver(seen, officer, "counter");
            default -> casework.pass(seen, officer, "");
        };
    }

    private interface Conclusion {
        Taken taken(String decision, Optional<String> ground);
    }

    /// What does not pass the checks is refused.
    private Taken concluded(Dossier dossier, boolean granted, Conclusion conclusion) {
        var taken = conclusion.taken(decision(dossier, granted), ground(dossier));
        boolean failed = taken instanceof Taken.Refused(var why) && why == Refusal.CHECK_FAILED;
        return failed ? conclusion.taken(decision(dossier, false), ground(dossier)) : taken;
    }

    ProcessStep.Action action(Dossier dossier) {
        String step = dossier.turn().orElseThrow().step();
        return rules(dossier).procedure().process().stream()
                .filter(one -> one.id().equals(step))
                .map(ProcessStep::action)
                .findFirst()
                .orElseThrow();
    }

    private String decision(Dossier dossier, boolean granted) {
        var wanted = granted ? Decision.Kind.GRANTED : Decision.Kind.REFUSED;
        return rules(dossier).procedure().decisions().stream()
                .filter(one -> one.kind() == wanted)
                .map(Decision::id)
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> ground(Dossier dossier) {
        return rules(dossier).procedure().refusals().stream().map(one -> one.id()).findFirst();
    }

    private Rulebook rules(Dossier dossier) {
        return Procedures.of(countries.active()).byHash(dossier.definition()).orElseThrow();
    }

    /// Turned away at the door.
    Told decline(UUID id, Officers officers) {
        return byTurn(
                id,
                officers,
                (dossier, officer) ->
                        casework.decline(
                                new Casework.Seen(id, dossier.version()),
                                officer,
                                ground(dossier).orElse(""),
                                ""));
    }

    /// Something is missing.
    Told askForMore(UUID id, Officers officers) {
        return byTurn(
                id,
                officers,
                (dossier, officer) -> {
                    String item =
                            rules(dossier).procedure().supplements().stream()
                                    .map(one -> one.text().in(dossier.language()))
                                    .findFirst()
                                    .orElse("-");
                    return casework.askForMore(
                            new Casework.Seen(id, dossier.version()), officer, List.of(item));
                });
    }

    Told supply(UUID id, SignedIn who) {
        return told(dossiers.supply(id, who, Map.of()), dossiers.get(id));
    }

    Told withdraw(UUID id, SignedIn who) {
        return told(dossiers.withdraw(id, who, ""), dossiers.get(id));
    }

    private interface Deed {
        Taken done(Dossier dossier, SignedIn officer);
    }

    private Told byTurn(UUID id, Officers officers, Deed deed) {
        var dossier = dossiers.get(id);
        return dossier.turn()
                .flatMap(turn -> officers.holding(turn.role(), dossier.agency()))
                .map(officer -> told(deed.done(dossier, officer), dossier))
                .orElseGet(() -> new Told.Stuck("nobody's turn"));
    }

    private static Told told(Taken taken, Dossier before) {
        return switch (taken) {
            case Taken.Done(var dossier) -> new Told.Went(dossier);
            case Taken.Refused(var why) ->
                    new Told.Stuck(
                            "%s in %s, turn %s: %s"
                                    .formatted(
                                            before.procedure(),
                                            before.state(),
                                            before.turn().map(Dossier.Turn::step).orElse("-"),
                                            why));
        };
    }
}
