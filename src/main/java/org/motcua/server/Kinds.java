package org.motcua.server;

import java.util.ArrayList;
import java.util.List;
import org.motcua.board.BurdenInput;
import org.motcua.board.Coverage;
import org.motcua.board.Target;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Kind;
import org.motcua.credential.Documents;
import org.motcua.demo.DemoKinds;
import org.motcua.directive.Directives;
import org.motcua.dispatch.DispatchKinds;
import org.motcua.dossier.CodeForm;
import org.motcua.dossier.ProcedureFit;
import org.motcua.identity.IdentifierRule;
import org.motcua.identity.PasswordRule;
import org.motcua.identity.Role;
import org.motcua.indicator.Indicators;
import org.motcua.linking.LinkRule;
import org.motcua.linking.NameReading;
import org.motcua.linking.trial.Trial;
import org.motcua.mandate.MandateAct;
import org.motcua.mandate.MandateGround;
import org.motcua.mandate.MandateKind;
import org.motcua.notice.Notices;
import org.motcua.office.CardCode;
import org.motcua.page.TilePlan;
import org.motcua.payment.PaymentKinds;
import org.motcua.proactive.Offering;
import org.motcua.proactive.OfferingGround;
import org.motcua.procedure.Essential;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Registry;
import org.motcua.registry.ReplacedPaper;
import org.motcua.registry.Sharing;
import org.motcua.report.Reports;
import org.motcua.synchrony.Vocabulary;
import org.motcua.unit.Agencies;
import org.motcua.unit.Houses;
import org.motcua.unit.Units;

/// Every kind of definition that the rooms of the house ask a country for.
public final class Kinds {
    private Kinds() {}

    public static List<Kind<?>> all() {
        var kinds = new ArrayList<Kind<?>>();
        kinds.addAll(Units.KINDS);
        kinds.addAll(Agencies.KINDS);
        kinds.add(Houses.KIND);
        kinds.add(Vocabulary.KIND);
        kinds.addAll(WorkingCalendar.KINDS);
        kinds.add(Registry.KIND);
        kinds.add(Sharing.KIND);
        kinds.add(ReplacedPaper.KIND);
        kinds.addAll(PaymentKinds.ALL);
        kinds.add(Documents.KIND);
        kinds.add(Documents.PART);
        kinds.add(Notices.KIND);
        kinds.addAll(Procedures.PARTS);
        kinds.add(ProcedureFit.KIND);
        kinds.add(Procedures.BUNDLES);
        kinds.add(Essential.KIND);
        kinds.add(Role.KIND);
        kinds.add(IdentifierRule.KIND);
        kinds.add(PasswordRule.KIND);
        kinds.add(TilePlan.KIND);
        kinds.add(CodeForm.KIND);
        kinds.add(CardCode.KIND);
        kinds.add(Target.KIND);
        kinds.add(Coverage.KIND);
        kinds.add(BurdenInput.KIND);
        kinds.add(NameReading.KIND);
        kinds.add(LinkRule.KIND);
        kinds.add(Trial.KIND);
        kinds.addAll(Directives.KINDS);
        kinds.addAll(DispatchKinds.ALL);
        kinds.addAll(Indicators.KINDS);
        kinds.addAll(Reports.KINDS);
        kinds.add(MandateGround.KIND);
        kinds.add(MandateAct.KIND);
        kinds.add(MandateKind.KIND);
        kinds.add(OfferingGround.KIND);
        kinds.add(Offering.KIND);
        kinds.addAll(DemoKinds.ALL);
        return List.copyOf(kinds);
    }
}
