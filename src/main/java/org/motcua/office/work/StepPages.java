package org.motcua.office.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.CaseFiles;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Casework.Seen;
import org.motcua.dossier.Supervision;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Cash;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The ordinary steps of a dossier, each sent with the version that the officer saw. Whether it is
/// this officer's turn is asked of the dossier.
@Controller
@Allow("office.enter")
class StepPages {
    private static final int LONGEST = 4000;

    private final Bureau bureau;
    private final Casework casework;
    private final Supervision supervision;
    private final CaseFiles files;

    StepPages(Bureau bureau, Casework casework, Supervision supervision, CaseFiles files) {
        this.bureau = bureau;
        this.casework = casework;
        this.supervision = supervision;
        this.files = files;
    }

    @PostMapping("/office/dossiers/{id}/receive")
    Html receive(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken = casework.receive(new Seen(id, version), who);
        return bureau.answer(page, id, who, "receive", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/decline")
    Html decline(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken =
                casework.decline(
                        new Seen(id, version),
                        who,
                        text(sent, "decline-ground"),
                        text(sent, "decline-note"));
        return bureau.answer(page, id, who, "decline", sent, taken);
    }

    /// Asks for everything that is missing, at once; first shows what the person would read, where
    /// the officer wants to see it.
    @PostMapping("/office/dossiers/{id}/more")
    Html more(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        var items = items(id, sent, who);
        if (sent.containsKey("look")) {
            return items.isEmpty()
                    ? bureau.mend(page, id, who, sent, "dossier.refusal.NOTHING_ASKED")
                    : bureau.shown(page, id, who, Tried.previewing(sent, items));
        }
        var taken = casework.askForMore(new Seen(id, version), who, items);
        return bureau.answer(page, id, who, "more", sent, taken);
    }

    /// Asks for money that is known only now; the dossier waits for it.
    @PostMapping("/office/dossiers/{id}/payment")
    Html payment(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        String typed = text(sent, "payment-amount");
        var amount = Cash.typed(typed);
        if (amount.isEmpty() && !typed.isEmpty()) {
            return bureau.mend(page, id, who, sent, "office.money.no-amount");
        }
        var taken =
                casework.askPayment(new Seen(id, version), who, amount, text(sent, "payment-what"));
        return bureau.answer(page, id, who, "payment", sent, taken);
    }

    /// The chosen items of the definition in the person's language, then what the officer wrote,
    /// each line an item.
    private List<String> items(UUID id, MultiValueMap<String, String> sent, SignedIn who) {
        var grounds = files.grounds(bureau.open(id, who), true);
        var items = new ArrayList<String>();
        for (String chosen : sent.getOrDefault("more-items", List.of())) {
            String words = grounds.get(chosen);
            if (words != null && !items.contains(words)) {
                items.add(words);
            }
        }
        text(sent, "more-text")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(30)
                .forEach(items::add);
        return items;
    }

    @PostMapping("/office/dossiers/{id}/propose")
    Html propose(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken =
                casework.propose(
                        new Seen(id, version),
                        who,
                        text(sent, "propose-decision"),
                        given(sent, "propose-ground"),
                        text(sent, "propose-note"));
        return bureau.answer(page, id, who, "propose", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/decide")
    Html decide(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken =
                casework.decide(
                        new Seen(id, version),
                        who,
                        text(sent, "decide-decision"),
                        given(sent, "decide-ground"),
                        text(sent, "decide-note"));
        return bureau.answer(page, id, who, "decide", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/pass")
    Html pass(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken = casework.pass(new Seen(id, version), who, text(sent, "pass-note"));
        return bureau.answer(page, id, who, "pass", sent, taken);
    }

    /// Passes on and says who is to do the next step.
    @PostMapping("/office/dossiers/{id}/give")
    Html give(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var officer = account(text(sent, "give-officer"));
        if (officer.isEmpty()) {
            return bureau.mend(page, id, who, sent, "office.fault.officer");
        }
        var taken =
                supervision.passTo(
                        new Seen(id, version), who, officer.get(), text(sent, "give-note"));
        return bureau.answer(page, id, who, "give", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/back")
    Html back(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        var file = bureau.open(id, who);
        String step = text(sent, "back-step");
        if (file.earlier().stream().noneMatch(one -> one.id().equals(step))) {
            return bureau.mend(page, id, who, sent, "office.fault.step");
        }
        var taken = casework.handBack(new Seen(id, version), who, step, text(sent, "back-reason"));
        return bureau.answer(page, id, who, "back", sent, taken);
    }

    @PostMapping("/office/dossiers/{id}/return")
    Html handOver(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        String how = text(sent, "return-how");
        if (!List.of("counter", "post", "electronic").contains(how)) {
            return bureau.mend(page, id, who, sent, "office.fault.how");
        }
        var taken = supervision.handOver(new Seen(id, version), who, how);
        return bureau.answer(page, id, who, "return", sent, taken);
    }

    /// Decides against an automatic check.
    @PostMapping("/office/dossiers/{id}/overrule")
    Html overrule(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String check,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        bureau.require(id, who);
        var taken =
                supervision.overrule(
                        new Seen(id, version), who, check, text(sent, "reason-" + check));
        return bureau.answer(page, id, who, "overrule", sent, taken);
    }

    static String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        if (value == null) {
            return "";
        }
        String plain = value.replace("\0", "").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    static Optional<String> given(MultiValueMap<String, String> sent, String name) {
        return Optional.of(text(sent, name)).filter(value -> !value.isEmpty());
    }

    static Optional<UUID> account(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
