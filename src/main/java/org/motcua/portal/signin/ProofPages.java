package org.motcua.portal.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Accounts.Fault;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Folding;
import org.motcua.kernel.PersonNumber;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// At the counter: an officer has the person and their card before them and confirms that they are
/// who their account says.
@Controller
@Allow("identity.confirm")
final class ProofPages {
    private static final String PATH = "/office/identity";
    private static final List<String> EVIDENCE =
            List.of("identity-card", "passport", "residence-card");

    private final Accounts accounts;
    private final Rights rights;

    ProofPages(Accounts accounts, Rights rights) {
        this.accounts = accounts;
        this.rights = rights;
    }

    @GetMapping(PATH)
    Html ask(Page page, SignedIn who) {
        return form(page, who, "", "", "").show();
    }

    @PostMapping(PATH)
    Html confirm(
            Page page,
            SignedIn who,
            @RequestParam(name = "person-number", defaultValue = "") String number,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String agency) {
        var account = find(number);
        var at = agency(who, agency);
        var faults = new ArrayList<Fault>();
        if (account.isEmpty()) {
            faults.add(new Fault("person-number", "identity.proof.no-account", List.of()));
        } else if (!sameName(name, account.get())) {
            faults.add(new Fault("name", "identity.proof.other-name", List.of()));
        }
        if (!EVIDENCE.contains(evidence)) {
            faults.add(new Fault("evidence", "identity.proof.no-evidence", List.of()));
        }
        if (at.isEmpty()) {
            faults.add(new Fault("agency", "identity.proof.no-agency", List.of()));
        }
        if (!faults.isEmpty()) {
            return form(page, who, number, name, evidence).faults(faults).invalid();
        }
        rights.require(who, "identity.confirm", Scope.at(at.orElseThrow()));
        accounts.confirmIdentity(who, at.orElseThrow(), account.orElseThrow().id(), evidence);
        return Html.of("portal/signin/proved", Map.of("account", account.orElseThrow()));
    }

    private Optional<Account> find(String typed) {
        String number = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        try {
            // the dash belongs to the number of a foreigner, and is a habit in that of a citizen
            return accounts.find(new PersonNumber(number))
                    .or(() -> accounts.find(new PersonNumber(number.replaceAll("[.-]", ""))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<AgencyCode> agency(SignedIn who, String typed) {
        var may = rights.agencies(who, "identity.confirm");
        return may.size() == 1
                ? may.stream().findFirst()
                : may.stream().filter(code -> code.value().equals(typed)).findFirst();
    }

    /// The officer types the name from the card: nobody confirms an account by its number alone.
    private static boolean sameName(String typed, Account account) {
        return Folding.fold(typed).equals(Folding.fold(account.name()));
    }

    private Form form(Page page, SignedIn who, String number, String name, String evidence) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.number("person-number", page.w("identity.proof.person-number"))
                        .value(number)
                        .attribute("maxlength", "20"));
        fields.add(
                Field.text("name", page.w("identity.proof.name"))
                        .hint(page.w("identity.proof.name-hint"))
                        .value(name)
                        .attribute("maxlength", "100"));
        fields.add(
                Field.radio(
                                "evidence",
                                page.w("identity.proof.evidence"),
                                EVIDENCE.stream()
                                        .map(kind ->
                                                new Field.Option(
                                                        kind, page.w("identity.proof." + kind)))
                                        .toList())
                        .value(evidence));
        var agencies = rights.agencies(who, "identity.confirm").stream().sorted().toList();
        if (agencies.size() > 1) {
            fields.add(
                    Field.select(
                            "agency",
                            page.w("identity.proof.agency"),
                            agencies.stream()
                                    .map(code -> new Field.Option(code.value(), code.value()))
                                    .toList()));
        }
        return Form.of(page, "identity.proof", PATH, fields);
    }
}
