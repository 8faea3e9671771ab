package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.Pictures;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.credential.Credentials;
import org.motcua.credential.Verification;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.FeeReceipts;
import org.motcua.dossier.State;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;

/// What a person does once something was sent: follow it, supply more, pay, withdraw, receive.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingTest {
    private Person person;

    @BeforeAll
    void somebody() {
        person = new Person(Births.parents());
    }

    @Test
    void mattersStandInAListByTheirPlainNames() {
        var draft = person.begin();
        var dossier = person.filed("0");
        var list = person.browser().get("/me").body();
        assertThat(list)
                .contains("/drafts/" + draft, "/dossiers/" + dossier)
                .contains("Khai sinh cho con", Births.now(dossier).code().value());
        var other = new Person(Births.parents()).browser();
        assertThat(other.get("/me").body())
                .as("to everybody only their own")
                .doesNotContain(Births.now(dossier).code().value());
        assertThat(other.look("/dossiers/" + dossier).status()).isEqualTo(404);
        Births.receive(dossier);
        assertThat(person.browser().get("/me").body())
                .as("messages write days as people do")
                .containsPattern("Có kết quả trước \\d\\d/\\d\\d/20\\d\\d");
    }

    @Test
    void whoOpensAnAccountOnTheWayGoesOnWithWhatTheyHadBegun() {
        var browser = new Visitor();
        var draft = Births.begin(browser);
        var signIn = browser.get("/sign-in?to=/drafts/" + draft);
        assertThat(signIn.body()).contains("/register?to=%2Fdrafts%2F" + draft);
        browser.get("/register?to=%2Fdrafts%2F" + draft);
        var fields = new HashMap<String, String>();
        fields.put("person-number", "079196543219");
        fields.put("name", "Lê Thị Mới");
        fields.put("born-on-day", "12");
        fields.put("born-on-month", "4");
        fields.put("born-on-year", "1996");
        fields.put("sex", "female");
        fields.put("phone", "0901234567");
        fields.put("password", "con ngựa xanh pin đúng");
        var opened = browser.send("/register", fields);
        assertThat(opened.location()).as(opened.body()).isEqualTo("/drafts/" + draft);
        browser.get(opened.location());
        assertThat(browser.get("/me").body()).contains("/drafts/" + draft);
    }

    @Test
    void whatWasDeclaredIsShownInWords() {
        var dossier = person.filed("0");
        assertThat(person.browser().get("/dossiers/" + dossier + "/answers").body())
                .contains("Có cha và mẹ", "Kinh", "Phường Sài Gòn", "Chỉ cần bản điện tử")
                .doesNotContain("both-parents", "electronic<", "26740<");
    }

    @Test
    void isWithdrawnWhileNothingIsDecidedAndNotAfterwards() {
        var dossier = person.filed("0");
        var browser = person.browser();
        assertThat(browser.get("/dossiers/" + dossier).body()).contains("Rút hồ sơ");
        var answer = browser.post("/dossiers/" + dossier + "/withdraw", Map.of("reason", "Đổi ý"));
        assertThat(answer.body()).contains("Bạn đã rút hồ sơ.", "Đổi ý");
        assertThat(Births.now(dossier).state()).isEqualTo(State.WITHDRAWN);
        var decided = person.filed("0");
        Births.handle(decided);
        browser.get("/dossiers/" + dossier + "/answers");
        browser.get("/");
        browser.get("/verify");
        var late = browser.send("/dossiers/" + decided + "/withdraw", Map.of());
        assertThat(late.status()).isEqualTo(422);
        assertThat(Births.now(decided).state()).isEqualTo(State.RETURNED);
    }

    /// With a phone whose connection breaks: nothing is lost here either.
    @Test
    void whatIsAskedForIsSuppliedFromAPhone() {
        var dossier = person.filed("0");
        Births.done(
                Births.casework()
                        .askForMore(
                                Births.seen(dossier),
                                Births.officer("receiving-officer"),
                                List.of("Ảnh giấy chứng sinh mờ, cần chụp lại.")));
        byte[] picture = Pictures.noise(1200, 400, 7);
        try (var window = Browser.phone()) {
            person.enter(window);
            var page = window.page();
            window.go(TestHouse.address() + "/dossiers/" + dossier);
            assertThat(page.locator("main").textContent()).contains("Ảnh giấy chứng sinh mờ");
            page.click("main .note a.button");
            page.locator("input[type=file]")
                    .first()
                    .setInputFiles(
                            new com.microsoft.playwright.options.FilePayload(
                                    "chứng sinh.png", "image/png", picture));
            page.locator("ul.handed .tag.good").first().waitFor();
            window.picture("supplement");
            page.click("form[data-after-files] button");
            page.waitForURL("**/dossiers/" + dossier);
            assertThat(page.locator("main").textContent()).contains("Đã bổ sung");
        }
        assertThat(Births.now(dossier).state()).isNotEqualTo(State.SUPPLEMENT_REQUESTED);
        assertThat(
                        TestHouse.bean(Dossiers.class).files(Births.now(dossier)).stream()
                                .filter(file -> file.supplement() == 1)
                                .map(file -> file.sha256().orElseThrow()))
                .containsExactly(Pictures.sha256(picture));
        assertThat(person.browser().get("/dossiers/" + dossier + "/supplement").body())
                .as("what was sent is sent")
                .contains("Đã bổ sung");
    }

    /// The code was scanned with a phone, and the page on the desk hears of it.
    @Test
    void thePageOfACodeNoticesTheMoneyByItself() throws Exception {
        var dossier = person.filed("1");
        var order =
                TestHouse.bean(Payments.class).about(Births.now(dossier).code().value()).getFirst();
        try (var window = Browser.desk()) {
            person.enter(window);
            var page = window.page();
            window.go(TestHouse.address() + "/dossiers/" + dossier + "/pay");
            page.click("main form button");
            page.locator("svg.code-to-scan").waitFor();
            window.picture("pay-code");
            assertThat(window.axe()).isEmpty();
            page.waitForTimeout(500);
            assertThat(BankMessage.paid(order, order.amount().amount())).isEqualTo(200);
            page.waitForURL("**/dossiers/" + dossier);
            assertThat(page.locator("main").textContent()).doesNotContain("Bạn cần nộp");
        }
    }

    @Test
    void whoseFirstPaymentFailedPaysAgainAndOnlyWhatIsLeft() throws Exception {
        var dossier = person.filed("2");
        var browser = person.browser();
        var order =
                TestHouse.bean(Payments.class).about(Births.now(dossier).code().value()).getFirst();
        assertThat(browser.get("/dossiers/" + dossier + "/pay").body()).contains("16.000 đồng");
        var away = browser.send("/dossiers/" + dossier + "/pay", Map.of("provider", "gateway"));
        assertThat(away.status()).isEqualTo(303);
        // at the payment page the card is refused, and the person comes back
        assertThat(browser.get("/dossiers/" + dossier).body()).contains("Bạn cần nộp 16.000 đồng");
        browser.get("/dossiers/" + dossier + "/pay");
        var code = browser.send("/dossiers/" + dossier + "/pay", Map.of("provider", "vietqr"));
        assertThat(code.body()).contains("<svg class=\"code-to-scan\"", order.reference());
        assertThat(BankMessage.paid(order, 6000)).isEqualTo(200);
        assertThat(browser.get("/dossiers/" + dossier + "/pay").body())
                .contains("Số tiền: 10.000 đồng");
        assertThat(BankMessage.paid(order, 10000)).isEqualTo(200);
        assertThat(browser.get("/dossiers/" + dossier + "/pay").body())
                .contains("Đã nhận đủ tiền.");
        assertThat(browser.get("/dossiers/" + dossier).body()).doesNotContain("Bạn cần nộp");
        assertThat(TestHouse.bean(Payments.class).get(order.id()).state())
                .isEqualTo(Order.State.PAID);
        receipted(dossier, order);
    }

    /// The receipt is a signed paper like any other, and everybody else's business is it not.
    private void receipted(UUID dossier, Order order) throws Exception {
        String path = "/dossiers/" + dossier + "/receipts/" + order.id();
        var receipt = TestHouse.bean(Payments.class).receipt(order.id()).orElseThrow();
        assertThat(person.browser().get("/dossiers/" + dossier).body())
                .contains(path, "Biên lai điện tử số " + receipt.printedNumber());
        assertThat(person.browser().get("/dossiers/" + dossier + "/pay").body()).contains(path);
        assertThat(new Person(Births.parents()).browser().look(path).status()).isEqualTo(404);
        byte[] file;
        try (var opened = TestHouse.bean(FeeReceipts.class).open(receipt);
                var again = TestHouse.bean(FeeReceipts.class).open(receipt)) {
            file = opened.readAllBytes();
            assertThat(again.readAllBytes()).as("the same file each time").isEqualTo(file);
        }
        assertThat(TestHouse.bean(Credentials.class).verify(file))
                .isInstanceOf(Verification.Valid.class);
        var shown = person.browser().look(path);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).startsWith("%PDF");
    }
}
