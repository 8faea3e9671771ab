package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Deadline;
import org.motcua.procedure.Fee;
import org.motcua.procedure.Filing;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Rulebook;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// What would follow from answers, before anybody files: asks no registry and keeps nothing.
@Component
public class Quotes {
    private final Ground ground;
    private final DraftRules rules;

    Quotes(Ground ground, DraftRules rules) {
        this.ground = ground;
        this.rules = rules;
    }

    /// @param due the promised date if an agency received it at this moment; only where it is known
    ///   which one
    public record Quote(
            Procedure procedure,
            Optional<Procedure.Case> situation,
            List<AskedPage> pages,
            List<FormFault> faults,
            List<Paper.Needed> papers,
            Fee.Bill bill,
            Optional<Deadline> deadline,
            Optional<Instant> due,
            List<Agency> agencies) {
        public Quote {
            pages = List.copyOf(pages);
            faults = List.copyOf(faults);
            papers = List.copyOf(papers);
            agencies = List.copyOf(agencies);
        }
    }

    /// @param chosen the agency that the person would choose
    /// @return empty where the procedure cannot be filed this way today
    public Optional<Quote> of(
            ProcedureCode code,
            Channel channel,
            Map<String, Object> answers,
            Optional<AgencyCode> chosen) {
        return ground.rulebook(code)
                .filter(rulebook -> rulebook.procedure().offers(channel))
                .map(rulebook -> quote(rulebook, channel, answers, chosen));
    }

    private Quote quote(
            Rulebook rulebook,
            Channel channel,
            Map<String, Object> answers,
            Optional<AgencyCode> chosen) {
        String subject = rulebook.procedure().subjects().getFirst();
        var applicant = new Filing.Applicant(subject, null, null);
        var anywhere = Filing.of(channel, ground.today(), applicant).with(answers);
        var agencies =
                chosen.filter(wish -> ground.mayReceive(rulebook, anywhere, wish))
                        .flatMap(ground::agency)
                        .map(List::of)
                        .orElseGet(() -> ground.competent(rulebook, anywhere));
        var receiver =
                agencies.size() == 1
                        ? Optional.of(agencies.getFirst().code())
                        : Optional.<AgencyCode>empty();
        var filing = ground.located(anywhere, receiver);
        var deadline = rulebook.deadline(filing);
        return new Quote(
                rulebook.procedure(),
                rulebook.applicableCase(filing),
                rulebook.pages(filing),
                rulebook.validate(filing, rules),
                rulebook.papers(filing, Set.of()),
                rulebook.fees(filing),
                deadline,
                deadline.flatMap(found -> receiver.map(agency -> due(found, agency))),
                agencies);
    }

    private Instant due(Deadline deadline, AgencyCode agency) {
        var now = ground.now();
        return new DossierClock(deadline, ground.calendar(agency))
                .dues(now, now, List.of())
                .legal();
    }
}
