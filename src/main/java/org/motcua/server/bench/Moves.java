package org.motcua.server.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.motcua.demo.BankMessage;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Supervision;
import org.motcua.dossier.Taken;
import org.motcua.kernel.ProcedureCode;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.payment.Provider;
import org.motcua.procedure.Channel;
import org.motcua.procedure.ProcessStep;

/// The same life through the doorways that the pages use, in the same process, of the procedure
/// without papers and result: what a process engine's interface is asked for.
final class Moves {
    private final Scenario scenario;
    private final ProcedureCode code;
    private final List<Crew> crews;
    private final Drafts drafts;
    private final Dossiers dossiers;
    private final Filings filings;
    private final Payments payments;
    private final Casework casework;
    private final Supervision supervision;
    private final BankMessage bank;
    private final Provider provider;
    private final AtomicLong number = new AtomicLong();

    Moves(Scenario scenario, List<Crew> crews, House house) {
        this.scenario = scenario;
        this.crews = crews;
        code = bare(scenario);
        drafts = house.bean(Drafts.class);
        dossiers = house.bean(Dossiers.class);
        filings = house.bean(Filings.class);
        payments = house.bean(Payments.class);
        casework = house.bean(Casework.class);
        supervision = house.bean(Supervision.class);
        bank = house.bean(BankMessage.class);
        provider = Lifecycle.provider(house, crews.getFirst());
    }

    /// The procedure without papers and result.
    static ProcedureCode bare(Scenario scenario) {
        return new ProcedureCode(CountryCopy.bareCode(scenario.code().value()));
    }

    void live(int client) {
        var crew = crews.get(client);
        var person = crew.people().get((int) (number.incrementAndGet() % crew.people().size()));
        var who = Optional.of(person.who());
        var begun = drafts.begin(code, Channel.ONLINE, "en", who).orElseThrow();
        var draft = drafts.retry(drafts.keep(begun.draft(), person.answers()), who);
        var dossier =
                switch (filings.file(draft.id(), person.who(), Optional.empty())) {
                    case Filed.Accepted(var filed) -> filed;
                    case Filed.Faulty faulty -> throw new IllegalStateException(faulty.toString());
                    case Filed.NotFound _, Filed.Joined _, Filed.AskedBefore _, Filed.Waiting _ ->
                            throw new IllegalStateException("no dossier");
                };
        pay(dossier);
        var now = dossier;
        for (ProcessStep step : scenario.steps()) {
            now = take(step, now, crew).orThrow();
        }
        awaitReturned(now);
    }

    /// What follows from the last step may be in the hands of the program's own thread.
    private void awaitReturned(Dossier last) {
        var now = last;
        for (int i = 0; i < 500 && !now.state().ended(); i++) {
            LockSupport.parkNanos(10_000_000);
            now = dossiers.get(last.id());
        }
        if (!now.state().ended()) {
            throw new IllegalStateException("not returned but " + now.state());
        }
    }

    void pay(Dossier dossier) {
        Order order = payments.about(dossier.code().value()).getFirst();
        var message =
                bank.paid(provider, order.account(), order.reference(), order.amount().amount());
        if (!payments.receive(provider.id(), message).verdict().acknowledged()) {
            throw new IllegalStateException("the bank's message was refused");
        }
        awaitPaid(order);
    }

    /// What a bank's message follows up may be in the hands of the program's own round at that
    /// moment.
    private void awaitPaid(Order order) {
        for (int i = 0; i < 500; i++) {
            if (payments.get(order.id()).state().settled()) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("acknowledged, but not paid");
    }

    Taken take(ProcessStep step, Dossier dossier, Crew crew) {
        var seen = new Casework.Seen(dossier.id(), dossier.version());
        var who = crew.officer(step).who();
        String decision = scenario.granting();
        return switch (step.action()) {
            case RECEIVE -> casework.receive(seen, who);
            case ASSIGN -> supervision.passTo(seen, who, assignee(step, crew), "");
            case CHECK -> casework.propose(seen, who, decision, Optional.empty(), "");
            case SIGN -> casework.decide(seen, who, decision, Optional.empty(), "");
            case REVIEW, NUMBER, RETURN -> casework.pass(seen, who, "");
        };
    }

    private UUID assignee(ProcessStep step, Crew crew) {
        return crew.officer(scenario.after(step).orElseThrow()).who().account();
    }
}
