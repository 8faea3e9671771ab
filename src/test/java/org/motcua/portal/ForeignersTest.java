package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.dossier.Drafts;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.FormFault;

/// Somebody whom the country gave no number opens an account with a passport or a residence card,
/// and asks for what is for people like them.
class ForeignersTest {
    private static final String PASSWORD = "con ngựa xanh pin đúng";
    private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000);

    private static Visitor.Answer register(
            Visitor browser, String document, String state, String number) {
        browser.get("/register/foreigner");
        var fields = new HashMap<String, String>();
        fields.put("document", document);
        fields.put("state", state);
        fields.put("document-number", number);
        fields.put("name", "KIM MIN-JUN");
        fields.put("born-on-day", "12");
        fields.put("born-on-month", "4");
        fields.put("born-on-year", "1986");
        fields.put("sex", "male");
        fields.put("phone", "+82 10 1234 5678");
        fields.put("password", PASSWORD);
        return browser.post("/register/foreigner", fields);
    }

    private static Account registered(String document, String state, String number) {
        var answer = register(new Visitor(), document, state, number);
        assertThat(answer.status()).as(answer.body()).isLessThan(400);
        String whole = (state.isEmpty() ? "VN" : state) + "-" + number;
        return TestHouse.bean(Accounts.class).find(new PersonNumber(whole)).orElseThrow();
    }

    private static String next() {
        return "M" + NUMBER.incrementAndGet();
    }

    @Test
    void aForeignerSignsInWithTheStateAndTheNumberOfThePassport() {
        String number = next();
        var account = registered("foreign-passport", "KR", number);
        assertThat(account.level()).isEqualTo(Level.ONE);
        var browser = new Visitor();
        browser.get("/sign-in");
        var in =
                browser.post(
                        "/sign-in",
                        Map.of(
                                "name",
                                "kr-" + number.toLowerCase(Locale.ROOT),
                                "password",
                                PASSWORD));
        assertThat(in.status()).as(in.body()).isLessThan(400);
        assertThat(browser.get("/me").body()).contains("<h1>Việc của tôi</h1>");
    }

    @Test
    void whatCannotBeSuchADocumentIsToldInWords() {
        assertThat(register(new Visitor(), "", "", "").body())
                .contains("Chọn giấy tờ mà bạn dùng.");
        assertThat(register(new Visitor(), "foreign-passport", "", next()).body())
                .contains("Chọn nước đã cấp hộ chiếu.");
        assertThat(register(new Visitor(), "foreign-passport", "XQ", next()).body())
                .contains("Chọn nước đã cấp hộ chiếu.");
        assertThat(register(new Visitor(), "foreign-passport", "VN", next()).body())
                .as("Vietnamese people have a number")
                .contains("mở tài khoản bằng số định danh cá nhân");
        assertThat(register(new Visitor(), "foreign-passport", "KR", "12/ 3;").body())
                .contains("Số hộ chiếu có 5 đến 9 chữ và số");
        assertThat(register(new Visitor(), "residence-card", "", "AB12").body())
                .contains("Số thẻ có 6 đến 15 chữ và số");
    }

    @Test
    void oneDocumentHasOneAccountAndAnotherStateMayHaveGivenOutTheSameNumber() {
        String number = next();
        registered("foreign-passport", "KR", number);
        assertThat(register(new Visitor(), "foreign-passport", "KR", number).body())
                .contains("đã có tài khoản");
        registered("foreign-passport", "JP", number);
    }

    @Test
    void aCounterConfirmsAResidenceCard() {
        var account = registered("residence-card", "", next());
        var confirmed =
                TestHouse.bean(Accounts.class)
                        .confirmIdentity(
                                officer(account),
                                new AgencyCode("H29.136"),
                                account.id(),
                                "residence-card");
        assertThat(confirmed).isTrue();
        assertThat(TestHouse.bean(Accounts.class).get(account.id()).level()).isEqualTo(Level.TWO);
    }

    private static SignedIn officer(Account account) {
        return new SignedIn(
                UUID.randomUUID(),
                "Cán bộ",
                Level.TWO,
                Optional.empty(),
                account.duties().stream().map(Account.Duty::assignment).toList(),
                false);
    }

    @Test
    void whatIsNotForForeignersIsSaidBeforeItIsSent() {
        var account = registered("foreign-passport", "KR", next());
        assertThat(rules(account, "3.000347"))
                .as("driving licences are exchanged for foreigners too")
                .doesNotContain("subject");
        assertThat(rules(account, "1.001456"))
                .as("a Vietnamese passport is for Vietnamese citizens")
                .contains("subject");
    }

    private static List<String> rules(Account account, String procedure) {
        var who =
                Optional.of(
                        new SignedIn(
                                account.id(),
                                account.name(),
                                Level.TWO,
                                account.person(),
                                List.of(),
                                false));
        var drafts = TestHouse.bean(Drafts.class);
        var begun =
                drafts.begin(new ProcedureCode(procedure), Channel.ONLINE, "en", who).orElseThrow();
        return drafts.view(begun.draft(), who).faults().stream().map(FormFault::rule).toList();
    }
}
