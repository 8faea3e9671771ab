package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.dossier.Drafts;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;

/// Enterprises and household businesses act through whoever represents them: each with their own
/// account, never with a shared password.
class OrganisationsTest {
    private static final ProcedureCode SEAL = new ProcedureCode("2.001428");

    private final Mandates mandates = TestHouse.bean(Mandates.class);
    private final Kin kin = Kin.withChild(9);
    private final String code = enterprise();

    private String enterprise() {
        String number = Kin.taxCode();
        Kin.enterprise(number, "Công ty Sen Hồng " + number, kin.parents.mother());
        return number;
    }

    @Test
    void itsLegalRepresentativeActsForItAndItAsksAsAnEnterprise() {
        var browser = kin.browser(kin.mother());
        String name = "Công ty Sen Hồng " + code;
        Kin.act(browser, Kin.offered(browser, name), name);
        browser.get("/procedures/" + SEAL.value());
        var path = browser.send("/procedures/" + SEAL.value() + "/begin", Map.of()).location();
        var draft = UUID.fromString(path.substring(path.length() - 36));
        var acting = Kin.acting(kin.mother(), mine()).orElseThrow();
        var begun = Kin.open(draft, acting).orElseThrow();
        var account = TestHouse.bean(Accounts.class).get(begun.account().orElseThrow());
        assertThat(account.kind()).isEqualTo(Account.Kind.ORGANISATION);
        assertThat(account.organisation()).contains(code);
        assertThat(Kin.open(draft, kin.mother())).as("not hers").isEmpty();
        assertThat(browser.get("/me").body()).contains(draft.toString());
        assertThat(browser.get("/account").status()).isEqualTo(403);
    }

    @Test
    void nobodySignsInWithIt() {
        mine();
        var acting = Kin.acting(kin.mother(), mine()).orElseThrow();
        String name = TestHouse.bean(Accounts.class).get(acting.account()).signInName();
        var browser = new org.motcua.Visitor();
        Births.signIn(browser, name, "none");
        assertThat(browser.look("/me").location()).contains("/sign-in");
    }

    @Test
    void aTaxNumberIsReadWithItsCheckDigitAndToldOnlyToWhoRepresentsIt() {
        var browser = kin.browser(kin.mother());
        int last = Character.digit(code.charAt(9), 10);
        String mistyped = code.substring(0, 9) + (last + 1) % 10;
        assertThat(asked(browser, mistyped)).contains("Có số bị gõ nhầm");
        assertThat(asked(browser, "12")).contains("Nhập 10 số của mã số thuế");
        var other = kin.browser(kin.father());
        assertThat(asked(other, code)).contains("bạn không đại diện cho mã số này");
        browser.get("/acting");
        var found = browser.post("/acting/organisation", Map.of("number", spaced(code)));
        assertThat(found.body()).contains("Bạn đang làm thay Công ty Sen Hồng " + code);
    }

    private static String spaced(String code) {
        return code.substring(0, 4) + " " + code.substring(4, 7) + "." + code.substring(7);
    }

    private static String asked(org.motcua.Visitor browser, String number) {
        browser.get("/acting");
        var answer = browser.post("/acting/organisation", Map.of("number", number));
        assertThat(answer.status()).isEqualTo(422);
        return answer.body();
    }

    @Test
    void itNamesAnAccountantWhoNamesNobody() {
        var acting = Kin.acting(kin.mother(), mine()).orElseThrow();
        var grants = TestHouse.bean(Grants.class);
        assertThat(grants.give(acting, accountant(""))).isInstanceOf(Grants.Outcome.Refused.class);
        var given = (Grants.Outcome.Given) grants.give(acting, accountant("Kế toán trưởng"));
        assertThat(grants.accept(given.mandate(), kin.father())).isEqualTo(Grants.Answered.DONE);
        var father = Kin.acting(kin.father(), given.mandate()).orElseThrow();
        assertThat(father.account()).isEqualTo(acting.account());
        assertThat(
                        TestHouse.bean(Drafts.class)
                                .begin(SEAL, Channel.ONLINE, "vi", Optional.of(father)))
                .isPresent();
        var browser = kin.browser(kin.father());
        Kin.act(browser, given.mandate(), "Công ty Sen Hồng " + code);
        assertThat(browser.get("/mandates").status()).as("names nobody").isEqualTo(403);
        assertThat(mandates.given(acting))
                .as("the enterprise sees both")
                .extracting(one -> one.mandate().representative().name())
                .contains("Trần Thị Lan", "Nguyễn Văn Minh");
    }

    @Test
    void whatAClosedEnterpriseGaveIsOver() {
        var acting = Kin.acting(kin.mother(), mine()).orElseThrow();
        var given =
                (Grants.Outcome.Given)
                        TestHouse.bean(Grants.class).give(acting, accountant("Kế toán"));
        assertThat(TestHouse.bean(Grants.class).accept(given.mandate(), kin.father()))
                .isEqualTo(Grants.Answered.DONE);
        var law = mine();
        Kin.registry(code, "status", "closed");
        assertThat(mandates.over(law, kin.mother())).contains(Over.NO_BOND);
        assertThat(mandates.over(given.mandate(), kin.father())).contains(Over.NO_BOND);
    }

    @Test
    void theOwnerOfAHouseholdBusinessActsForItAndStaysApartFromIt() {
        Births.record(
                "household-businesses",
                "HKD-" + kin.parents.mother(),
                Map.of(
                        "code", kin.parents.mother(),
                        "owner_number", kin.parents.mother(),
                        "name", "Quán Bà Lan"));
        var id =
                mandates.held(kin.mother()).stream()
                        .filter(one -> one.mandate().kind().equals("household-business-owner"))
                        .findFirst()
                        .orElseThrow()
                        .mandate()
                        .id();
        var acting = Kin.acting(kin.mother(), id).orElseThrow();
        assertThat(acting.account()).isNotEqualTo(kin.mother().account());
        assertThat(acting.person()).isEmpty();
        assertThat(acting.officer()).isFalse();
    }

    @Test
    void aHouseholdBusinessIsNotItsOwnerThoughItHasHerNumber() {
        Births.record(
                "household-businesses",
                "HKD-" + kin.parents.mother(),
                Map.of(
                        "code", kin.parents.mother(),
                        "owner_number", kin.parents.mother(),
                        "name", "Quán Bà Lan"));
        var spouse =
                new Grants.Wanted(
                        "spouse",
                        kin.parents.father(),
                        kin.father().name(),
                        "",
                        Set.of("file"),
                        Set.of(),
                        Optional.of(Births.today().plusDays(30)));
        assertThat(TestHouse.bean(Grants.class).give(kin.mother(), spouse))
                .isInstanceOf(Grants.Outcome.Given.class);
        var browser = kin.browser(kin.mother());
        var shop = Kin.offered(browser, "Quán Bà Lan");
        assertThat(browser.get("/mandates").body())
                .as("she does not act for herself")
                .containsOnlyOnce("Chủ hộ kinh doanh</span>")
                .contains("Vợ, chồng uỷ quyền cho nhau</span>");
        Kin.act(browser, shop, "Quán Bà Lan");
        assertThat(browser.get("/mandates").body())
                .as("whom she named for herself does not act for the shop")
                .contains("Chủ hộ kinh doanh</span>")
                .doesNotContain("Vợ, chồng uỷ quyền cho nhau");
    }

    private Grants.Wanted accountant(String role) {
        return new Grants.Wanted(
                "organisation-staff",
                kin.parents.father(),
                kin.father().name(),
                role,
                Set.of("file", "follow", "pay"),
                Set.of(),
                Optional.of(Births.today().plusDays(100)));
    }

    private UUID mine() {
        return mandates.held(kin.mother()).stream()
                .filter(one -> one.mandate().principal().number().equals(code))
                .findFirst()
                .orElseThrow()
                .mandate()
                .id();
    }
}
