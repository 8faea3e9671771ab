package org.motcua.dossier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.Identifier;
import org.motcua.payment.PaymentRequest;
import org.motcua.payment.Payments;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Facts;
import org.motcua.procedure.Fee;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Message;
import org.motcua.procedure.Paper;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rulebook;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// Writes a new dossier with everything that follows from it: findings, the bill, what has to be
/// looked up later, the journal, the first message. Runs in the transaction of who files.
@Component
class NewDossiers {
    private final DossierTable dossiers;
    private final FindingTable findings;
    private final EffectTable effects;
    private final CodeNumbers numbers;
    private final Tellings tellings;
    private final Payments payments;
    private final Journal journal;
    private final Ground ground;

    NewDossiers(
            Tables tables,
            CodeNumbers numbers,
            Tellings tellings,
            Payments payments,
            Journal journal,
            Ground ground) {
        this.dossiers = tables.dossiers();
        this.findings = tables.findings();
        this.effects = tables.effects();
        this.numbers = numbers;
        this.tellings = tellings;
        this.payments = payments;
        this.journal = journal;
        this.ground = ground;
    }

    /// The agency that receives it: the counter's own, the chosen one, or the one that follows.
    Optional<Agency> agency(Draft draft, Rulebook rulebook, Filing filing) {
        var wish =
                draft.agency()
                        .or(() ->
                                draft.helper()
                                        .filter(_ -> draft.channel() != Channel.ONLINE)
                                        .map(Draft.Assistant::agency));
        if (wish.isPresent() && ground.mayReceive(rulebook, filing, wish.get())) {
            return ground.agency(wish.get());
        }
        if (draft.agency().isPresent()) {
            return Optional.empty();
        }
        var competent = ground.competent(rulebook, filing);
        return competent.size() == 1 ? Optional.of(competent.getFirst()) : Optional.empty();
    }

    /// Whence a dossier comes that was filed in another house.
    ///
    /// @param code that the person was given there
    record Origin(DossierCode code, Dossier.Partner door, Instant filed) {}

    /// @param prepared whether the state prepared it before anybody asked
    Dossier write(
            Draft draft,
            Rulebook rulebook,
            Filing filing,
            Applicant applicant,
            Agency agency,
            List<Paper.Needed> papers,
            Actor actor,
            boolean prepared) {
        return write(
                draft,
                rulebook,
                filing,
                applicant,
                agency,
                papers,
                actor,
                prepared,
                Optional.empty());
    }

    Dossier write(
            Draft draft,
            Rulebook rulebook,
            Filing filing,
            Applicant applicant,
            Agency agency,
            List<Paper.Needed> papers,
            Actor actor,
            boolean prepared,
            Optional<Origin> origin) {
        var settled = rulebook.settled(filing);
        var bill = rulebook.fees(filing);
        var unasked = new LinkedHashSet<>(draft.unanswered());
        rulebook.lookups(filing).forEach(lookup -> unasked.add(lookup.prefill().id()));
        var dossier =
                dossier(
                        draft.with(draft.facts(), List.copyOf(unasked)),
                        rulebook,
                        filing,
                        applicant,
                        agency,
                        settled.answered(),
                        bill,
                        origin);
        dossiers.insert(dossier, draft.id(), bill);
        findings.write(dossier.id(), rulebook.runChecks(filing), ground.now());
        if (!unasked.isEmpty() && !dossier.handledElsewhere()) {
            effects.add(
                    dossier.id(),
                    List.of(new Moving.Effect("look-up", dossier.subject() + "/look-up")),
                    ground.now());
        }
        if (!dossier.filedElsewhere()) {
            askForMoney(dossier, bill, actor);
        }
        journal.append(
                Entry.of(
                        "dossier.filed",
                        actor,
                        dossier.subject(),
                        Motion.told(null, dossier, told(rulebook, dossier, papers, prepared))));
        if (!dossier.filedElsewhere()) {
            tellings.send(dossier, new Moving.Telling(Message.Event.SUBMITTED, Map.of()));
        }
        return dossier;
    }

    /// What is measured of it from the start: whether the state asked for what it knew already.
    private static Map<String, Object> told(
            Rulebook rulebook, Dossier dossier, List<Paper.Needed> papers, boolean prepared) {
        var more = new LinkedHashMap<String, Object>();
        more.put("identified", dossier.applicant().number().isPresent());
        more.put(
                "lookedUp",
                dossier.facts().byPrefill().values().stream().anyMatch(Facts.Fact::found));
        more.put("papers", papers.size());
        more.put("reused", papers.stream().anyMatch(paper -> paper.held() != null));
        // nothing is accepted before every paper is there as a file or held by the state
        more.put("digitised", papers.stream().noneMatch(paper -> paper.paper().show()));
        more.put("fullyOnline", rulebook.procedure().fullyOnline());
        more.put("fee", dossier.fee().amount());
        more.put("prepared", prepared);
        more.put("assisted", dossier.applicant().helper().isPresent());
        dossier.partner().ifPresent(other -> more.put("partner", other.house()));
        dossier.applicant()
                .agent()
                .ifPresent(agent -> more.put("mandate", agent.mandate().toString()));
        return more;
    }

    private Dossier dossier(
            Draft draft,
            Rulebook rulebook,
            Filing filing,
            Applicant applicant,
            Agency agency,
            Map<String, Object> answers,
            Fee.Bill bill,
            Optional<Origin> origin) {
        var now = ground.now();
        var first = rulebook.process(filing).stream().findFirst();
        var code =
                origin.map(Origin::code)
                        .orElseGet(() ->
                                numbers.next(ground.codeForm(), agency.code(), ground.today()));
        var partner =
                origin.map(Origin::door)
                        .or(() ->
                                ground.elsewhere(agency.code())
                                        .map(desk ->
                                                new Dossier.Partner(
                                                        desk.id(), Dossier.Side.DESK, false)));
        return new Dossier(
                Identifier.next(),
                code,
                draft.procedure(),
                draft.definition(),
                rulebook.applicableCase(filing).map(found -> found.id()).orElse(""),
                agency.code(),
                Optional.ofNullable(agency.unit()),
                draft.channel(),
                draft.language(),
                Standing.filed(first.map(ProcessStep::id).orElse(null)),
                first.map(step -> turn(step, agency.code())),
                1,
                applicant,
                answers,
                draft.facts(),
                bill.total(),
                new Dossier.Dates(
                        origin.map(Origin::filed).orElse(now),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                draft.unanswered(),
                partner);
    }

    private Dossier.Turn turn(ProcessStep step, AgencyCode agency) {
        return Turns.begin(step, ground.now(), ground.calendar(agency));
    }

    /// What is due at receipt is asked for at once, so that it can be paid before anybody waits.
    private void askForMoney(Dossier dossier, Fee.Bill bill, Actor actor) {
        if (bill.due(Fee.Collected.RECEIPT).isNone()) {
            return;
        }
        payments.request(
                new PaymentRequest(
                        dossier.code().value(),
                        1,
                        dossier.agency(),
                        dossier.applicant().name(),
                        Bills.lines(bill, Fee.Collected.RECEIPT),
                        ground.now().plus(Drafts.LIFE)),
                actor);
    }
}
