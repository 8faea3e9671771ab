package org.motcua.office.work;

import java.util.ArrayList;
import java.util.List;
import org.motcua.dossier.CaseFile;
import org.motcua.dossier.CaseFiles;
import org.motcua.dossier.Move;
import org.motcua.dossier.State;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Field.Option;
import org.motcua.page.Page;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.procedure.Decision;
import org.motcua.procedure.ProcessStep.Action;
import org.springframework.stereotype.Component;

/// The forms that a dossier offers to an officer: what depends on its step, its state and whose
/// turn it is.
@Component
class Acts {
    private final CaseFiles files;
    private final Payments payments;
    private final Rights rights;

    Acts(CaseFiles files, Payments payments, Rights rights) {
        this.files = files;
        this.payments = payments;
        this.rights = rights;
    }

    /// All forms, the ordinary ones of the step first.
    List<ActionForm> of(Page page, CaseFile file, SignedIn who, Tried tried) {
        var acts = new ArrayList<ActionForm>();
        receipt(page, file, tried, acts);
        cash(page, file, who, acts);
        if (file.may().take(Move.ASK_PAYMENT)) {
            acts.add(more(page, "payment", ActFields.payment(page, tried)));
        }
        way(page, file, tried, acts);
        returning(page, file, tried, acts);
        aside(page, file, tried, acts);
        return acts;
    }

    private void receipt(Page page, CaseFile file, Tried tried, List<ActionForm> acts) {
        if (file.may().take(Move.RECEIVE)) {
            acts.add(main(page, "receive", List.of()).key("n"));
        }
        boolean supplement =
                file.may().open().contains(Move.ASK_FOR_MORE)
                        && (file.may().hindrance().isEmpty() || file.may().supervise());
        if (supplement
                && (file.dossier().standing().supplements() == 0 || file.may().supervise())) {
            acts.add(askForMore(page, file, tried));
        }
        if (file.may().take(Move.DECLINE)) {
            acts.add(
                    more(
                                    page,
                                    "decline",
                                    List.of(
                                            grounds(page, file, tried, "decline-ground"),
                                            ActFields.note(page, tried, "decline-note")))
                            .isGrave());
        }
    }

    private ActionForm askForMore(Page page, CaseFile file, Tried tried) {
        var options =
                files.grounds(file, true).entrySet().stream()
                        .map(entry -> new Option(entry.getKey(), entry.getValue()))
                        .toList();
        var fields = new ArrayList<Field>();
        if (!options.isEmpty()) {
            fields.add(
                    Field.checkboxes("more-items", page.w("office.act.more.items"), options)
                            .values(tried.all("more-items")));
        }
        fields.add(
                Field.longText("more-text", page.w("office.act.more.text"))
                        .hint(page.w("office.act.more.text.hint"))
                        .attribute("rows", "3")
                        .attribute("maxlength", "4000")
                        .value(tried.first("more-text"))
                        .mayBeEmpty());
        boolean again = file.dossier().standing().supplements() > 0;
        return more(page, "more", fields)
                .say(page.w(again ? "office.act.more.again" : "office.act.more.once"))
                .previewed(tried.preview())
                .key("b");
    }

    /// Cash for what is due, taken at the counter.
    private void cash(Page page, CaseFile file, SignedIn who, List<ActionForm> acts) {
        var dossier = file.dossier();
        if (dossier.state().ended()
                || !rights.allows(who, "payment.collect", Scope.at(dossier.agency()))) {
            return;
        }
        for (Order order : payments.about(dossier.code().value())) {
            if (!order.state().settled() && order.state() != Order.State.CANCELLED) {
                String amount = page.format().money(order.outstanding());
                acts.add(
                        new ActionForm(
                                "cash",
                                page.w("office.act.cash", amount),
                                null,
                                List.of(ActFields.hidden("cash-order", order.id().toString())),
                                page.w("office.act.cash.button", amount),
                                "t",
                                true,
                                false,
                                false,
                                List.of()));
            }
        }
    }

    /// The ordinary way through the agency.
    private void way(Page page, CaseFile file, Tried tried, List<ActionForm> acts) {
        boolean undecided = file.dossier().standing().decided().isEmpty();
        if (undecided && file.at(Action.CHECK) && file.may().take(Move.ADVANCE)) {
            acts.add(main(page, "propose", decision(page, file, tried, "propose")).key("x"));
        } else if (undecided && file.at(Action.SIGN) && file.may().take(Move.DECIDE)) {
            acts.add(main(page, "decide", decision(page, file, tried, "decide")).key("k"));
        } else if (file.at(Action.ASSIGN) && file.may().take(Move.ADVANCE)) {
            acts.add(
                    main(
                                    page,
                                    "give",
                                    List.of(
                                            ActFields.officers(
                                                    page,
                                                    tried,
                                                    "give-officer",
                                                    files.forNextTurn(file)),
                                            ActFields.note(page, tried, "give-note")))
                            .key("x"));
        } else if (!file.at(Action.SIGN) && file.may().take(Move.ADVANCE)) {
            var pass =
                    main(page, "pass", List.of(ActFields.note(page, tried, "pass-note"))).key("x");
            acts.add(
                    file.next()
                            .map(next ->
                                    pass.say(page.w("office.act.pass.next", page.t(next.title()))))
                            .orElse(pass));
        }
        if (undecided && file.may().take(Move.ADVANCE) && !file.earlier().isEmpty()) {
            var steps =
                    file.earlier().stream()
                            .filter(step -> step.action() != Action.RECEIVE)
                            .map(step -> new Option(step.id(), page.t(step.title())))
                            .toList();
            if (!steps.isEmpty()) {
                acts.add(
                        more(
                                        page,
                                        "back",
                                        List.of(
                                                Field.select(
                                                                "back-step",
                                                                page.w("office.act.back.step"),
                                                                steps)
                                                        .value(tried.first("back-step")),
                                                ActFields.reason(page, tried, "back-reason")))
                                .key("h"));
            }
        }
    }

    private List<Field> decision(Page page, CaseFile file, Tried tried, String act) {
        var options =
                file.decisions().stream()
                        .map(one -> new Option(one.id(), page.t(one.title())))
                        .toList();
        String suggested =
                file.dossier()
                        .proposal()
                        .orElseGet(() ->
                                file.decisions().stream()
                                        .filter(one -> one.kind() == Decision.Kind.GRANTED)
                                        .map(Decision::id)
                                        .findFirst()
                                        .orElse(""));
        return List.of(
                Field.radio(act + "-decision", page.w("office.act.decision"), options)
                        .value(tried.first(act + "-decision", suggested)),
                grounds(page, file, tried, act + "-ground")
                        .hint(page.w("office.act.ground.hint"))
                        .mayBeEmpty(),
                ActFields.note(page, tried, act + "-note"));
    }

    private void returning(Page page, CaseFile file, Tried tried, List<ActionForm> acts) {
        if (!file.may().take(Move.RETURN)) {
            return;
        }
        var ways =
                List.of(
                        new Option("counter", page.w("office.act.return.counter")),
                        new Option("post", page.w("office.act.return.post")),
                        new Option("electronic", page.w("office.act.return.electronic")));
        acts.add(
                main(
                                page,
                                "return",
                                List.of(
                                        Field.radio(
                                                        "return-how",
                                                        page.w("office.act.return.how"),
                                                        ways)
                                                .value(tried.first("return-how", "counter"))))
                        .key("x"));
    }

    /// What supervisors do, whoever's turn it is.
    private void aside(Page page, CaseFile file, Tried tried, List<ActionForm> acts) {
        var open = file.may().open();
        if (open.contains(Move.ASSIGN)
                && (file.may().assign() || file.may().hindrance().isEmpty())) {
            acts.add(
                    more(
                            page,
                            "assign",
                            List.of(
                                    ActFields.officers(
                                            page,
                                            tried,
                                            "assign-officer",
                                            files.forThisTurn(file)))));
        }
        if (file.may().supervise() && open.contains(Move.REAPPOINT)) {
            acts.add(
                    more(
                                    page,
                                    "reappoint",
                                    List.of(
                                            Field.date(
                                                            "reappoint",
                                                            page.w("office.act.reappoint.day"))
                                                    .value(tried.date("reappoint")),
                                            ActFields.reason(page, tried, "reappoint-reason")))
                            .say(page.w("office.act.reappoint.once")));
        }
        if (file.may().supervise() && open.contains(Move.STOP)) {
            acts.add(
                    more(page, "stop", List.of(ActFields.reason(page, tried, "stop-reason")))
                            .isGrave());
        }
        if (file.may().transfer() && open.contains(Move.TRANSFER)) {
            acts.add(
                    more(
                            page,
                            "transfer",
                            List.of(
                                    Field.text("transfer-to", page.w("office.act.transfer.to"))
                                            .hint(page.w("office.act.transfer.to.hint"))
                                            .attribute("maxlength", "120")
                                            .value(tried.first("transfer-to")),
                                    ActFields.reason(page, tried, "transfer-reason"))));
        }
    }

    /// Whether an overruling form belongs under a failed check.
    static boolean mayOverrule(CaseFile file) {
        return file.may().take(Move.OVERRULE) && file.dossier().state() != State.NEWLY_REGISTERED;
    }

    private Field grounds(Page page, CaseFile file, Tried tried, String name) {
        var options =
                files.grounds(file, false).entrySet().stream()
                        .map(entry -> new Option(entry.getKey(), entry.getValue()))
                        .toList();
        return Field.select(name, page.w("office.act.ground"), options).value(tried.first(name));
    }

    private static ActionForm main(Page page, String act, List<Field> fields) {
        return ActionForm.main(act, title(page, act), fields, button(page, act));
    }

    private static ActionForm more(Page page, String act, List<Field> fields) {
        return ActionForm.more(act, title(page, act), fields, button(page, act));
    }

    private static String title(Page page, String act) {
        return page.w("office.act." + act);
    }

    private static String button(Page page, String act) {
        return page.w("office.act." + act + ".button");
    }
}
