package org.motcua.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.bundle.Family;
import org.motcua.bundle.Offices;
import org.motcua.bundle.StepState;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.registry.Change;
import org.motcua.registry.Registries;
import org.motcua.registry.Written;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the state offers, with a real browser: from the hospital's notification of a birth to the
/// signed results of four agencies, what is done by itself after notice, and what is not wanted.
class OfferStoryTest {
    private static final String NEWBORN =
            "Khai sinh, thường trú, thẻ bảo hiểm y tế, căn cước cho con mới sinh";
    private static final String POOR = "Chuyển thẻ bảo hiểm y tế sang nhóm hộ nghèo";

    private final Family family = Family.fresh();
    private final Births.Parents parents = family.parents();
    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);

    @Test
    void aBirthThatTheHospitalToldOfIsOfferedFiledAndFinished() {
        known();
        var offer = offered(notified(), "newborn");
        try (var window = Browser.phone()) {
            var page = window.page();
            signIn(window);
            window.go(TestHouse.address() + "/");
            window.picture("offer-00-home");
            page.click("a:has-text(\"" + NEWBORN + "\")");
            assertThat(page.locator("h1").textContent()).isEqualTo(NEWBORN);
            assertThat(page.locator("main").textContent())
                    .contains("Chúc mừng bạn", "Hồ sơ đã có sẵn", "Con mới sinh, làm tất cả");
            looked(window, "offer-01-prepared");
            page.click("form[action$='/accept'] button");
            page.waitForURL("**/drafts/**");
            window.picture("offer-02-draft");
            var asked = new ArrayList<String>();
            var id = filed(window, asked);
            assertThat(asked)
                    .as("what only she can know")
                    .contains("child_name")
                    .doesNotContain(
                            "relation",
                            "birth_case",
                            "father_number",
                            "father_name",
                            "mother_name",
                            "parents_married",
                            "notification_code",
                            "child_birth_date",
                            "register_at",
                            "phone",
                            "with_residence",
                            "householder_number",
                            "householder_relation");
            assertThat(asked.stream().filter(one -> !one.equals("_csrf")).distinct())
                    .as("little is left to say")
                    .hasSizeLessThanOrEqualTo(8);
            family.consent(true);
            Offices.grant(Family.dossier(Family.now(id), "birth"));
            for (String step : List.of("residence", "health_card", "identity_card")) {
                Family.await(Family.now(id), step, StepState.FILED);
                Offices.grant(Family.dossier(Family.now(id), step));
            }
            Offices.await(() -> Family.now(id).ended().isPresent(), "the end of the whole");
            page.reload();
            window.picture("offer-04-done");
            assertThat(page.locator("main").textContent()).contains("Đã xong tất cả");
            window.go(TestHouse.address() + "/me");
            assertThat(page.locator("a[href*='/me/papers/']").count())
                    .as("the signed birth certificate is among her papers")
                    .isGreaterThanOrEqualTo(1);
            window.go(TestHouse.address() + "/offers/" + offer.id());
            assertThat(page.locator("main").textContent()).contains("Bạn đã nhận");
            window.go(TestHouse.address() + "/me");
            assertThat(page.locator("a[href='/offers/" + offer.id() + "']").count())
                    .as("it waits no more")
                    .isLessThanOrEqualTo(1);
            assertThat(window.complaints()).isEmpty();
        }
        counted("newborn");
    }

    @Test
    void whatIsDoneByItselfIsAnnouncedDoneAndPutBack() {
        poor();
        turn();
        var offer = mine("poor-household").orElseThrow();
        try (var window = Browser.phone()) {
            var page = window.page();
            signIn(window);
            window.go(TestHouse.address() + "/me");
            page.click(".rows a:has-text(\"" + POOR + "\")");
            assertThat(page.locator("main").textContent())
                    .contains("Việc này tự làm sau", "Tôi từ chối");
            looked(window, "offer-10-announced");
            page.click("form[action$='/accept'] button");
            page.waitForLoadState();
            assertThat(page.locator("main").textContent())
                    .contains("Đã tự làm xong", "trả lại như cũ được đến");
            looked(window, "offer-11-done");
            page.click("main details:has(form[action$='/restore']) summary");
            window.picture("offer-12-restore");
            page.click("form[action$='/restore'] button");
            page.waitForLoadState();
            assertThat(page.locator("main").textContent()).contains("Đã trả lại như cũ");
            window.go(TestHouse.address() + "/me/looks");
            assertThat(page.locator("main").textContent())
                    .as("she sees that her data were looked at, and why")
                    .contains(POOR);
            assertThat(window.complaints()).isEmpty();
        }
        assertThat(mine("poor-household").orElseThrow().state()).isEqualTo(Offer.State.RESTORED);
        assertThat(offer.state()).isEqualTo(Offer.State.OFFERED);
    }

    @Test
    void aWayIsRecommendedAndAnotherMayBeChosen() {
        sql.update(
                "update registry.record set fields = fields || jsonb_build_object('birth_date', ?::text, 'card_expires', ?::text) where registry = 'population' and key = ?",
                Births.today().plusDays(20).minusYears(40).toString(),
                Births.today().plusDays(20).toString(),
                parents.mother());
        turn();
        var offer = mine("identity-card-due").orElseThrow();
        var before = offer.matter().draft().orElseThrow();
        try (var window = Browser.phone()) {
            var page = window.page();
            signIn(window);
            window.go(TestHouse.address() + "/events/identity-papers");
            page.click("a:has-text('Đổi thẻ căn cước đến hạn')");
            assertThat(page.locator("input[value=post]").isChecked()).as("recommended").isTrue();
            assertThat(page.locator("main").textContent())
                    .contains("Nhận thẻ qua bưu điện (nên chọn)", "Bạn chỉ phải đến một lần");
            looked(window, "offer-40-options");
            page.check("input[value=counter]");
            page.click("form[action$='/accept'] button");
            page.waitForURL("**/drafts/**");
            window.picture("offer-41-draft");
            var draft = UUID.fromString(page.url().substring(page.url().length() - 36));
            assertThat(draft).as("prepared anew for the other way").isNotEqualTo(before);
            assertThat(answers(draft)).contains("\"delivery\": \"counter\"");
            assertThat(window.complaints()).isEmpty();
        }
        assertThat(sql.queryForList("select 1 from dossier.draft where id = ?", before))
                .as("what is not wanted is gone")
                .isEmpty();
    }

    private String answers(UUID draft) {
        return String.valueOf(
                sql.queryForObject(
                        "select answers::text from dossier.draft where id = ?",
                        String.class,
                        draft));
    }

    @Test
    void whoDoesNotWantAKindIsNotOfferedItAgain() {
        known();
        var offer = offered(notified(), "newborn");
        try (var window = Browser.phone()) {
            var page = window.page();
            signIn(window);
            window.go(TestHouse.address() + "/offers/" + offer.id());
            page.check("#never");
            page.click("form[action$='/decline'] button");
            page.waitForLoadState();
            assertThat(page.locator("main").textContent()).contains("Bạn đã từ chối");
            looked(window, "offer-20-declined");
            window.go(TestHouse.address() + "/account");
            page.click("a[href='/account/offers']");
            assertThat(page.locator("input[value=newborn]").isChecked()).isFalse();
            assertThat(page.locator("input[value=identity-card-due]").isChecked()).isTrue();
            looked(window, "offer-21-kinds");
            page.check("input[value=newborn]");
            page.uncheck("input[value=former-number]");
            page.click("main form button");
            page.waitForURL("**saved=yes");
            assertThat(page.locator("input[value=newborn]").isChecked()).isTrue();
            assertThat(page.locator("input[value=former-number]").isChecked()).isFalse();
            for (var language : List.of("", "/en")) {
                for (var path : List.of("/events/having-a-child", "/events/growing-old", "/me")) {
                    assertThat(window.go(TestHouse.address() + language + path)).isEqualTo(200);
                    looked(window, "offer-22" + (language + path).replace('/', '-'));
                }
            }
            window.go(TestHouse.address() + "/events/having-a-child");
            assertThat(page.locator("main").textContent())
                    .contains("Nhà nước đã biết", "Bệnh viện Từ Dũ");
            assertThat(window.complaints()).isEmpty();
        }
        try (var stranger = Browser.phone()) {
            stranger.go(TestHouse.address() + "/sign-in");
            Births.signIn(stranger.page(), parents.father(), fathersPassword());
            assertThat(stranger.go(TestHouse.address() + "/offers/" + offer.id()))
                    .as("another person's offer does not exist")
                    .isEqualTo(404);
        }
    }

    private String fathersPassword() {
        assertThat(family.father().person()).isPresent();
        return parents.password();
    }

    /// What leaders see: numbers, of nobody.
    private void counted(String kind) {
        String name = "offers-leader";
        var leader =
                TestHouse.bean(DemoAccounts.class)
                        .officer(
                                name,
                                "Lý Thị Thu",
                                List.of(new Assignment("government-leader", new AgencyCode("G22"))))
                        .orElseThrow();
        try (var window = Browser.desk()) {
            var page = window.page();
            window.go(TestHouse.address() + "/sign-in");
            Births.signIn(page, name, leader.password());
            window.go(TestHouse.address() + "/board/indicators");
            page.click("a[href='/board/proactive']");
            looked(window, "offer-30-board");
            assertThat(page.locator("main").textContent())
                    .contains("Dịch vụ công chủ động", NEWBORN)
                    .doesNotContain(parents.mother(), kind);
        }
    }

    /// Answers what is left, looks it over, sends it.
    private UUID filed(Browser.Window window, List<String> asked) {
        var page = window.page();
        var answers = new LinkedHashMap<String, String>();
        family.everything().forEach((field, value) -> answers.put(field, value.toString()));
        if (!page.url().contains("/questions/")) {
            page.locator("main a[href*='/questions/']").last().click();
        }
        for (int i = 0; i < 30 && page.url().contains("/questions/"); i++) {
            asked.addAll(names(page));
            if (page.locator("input[name=facility-unknown]").count() > 0) {
                page.check("input[name=facility-unknown]");
            }
            Births.fill(page, answers);
            window.picture("offer-03-%02d".formatted(i));
            String before = page.url();
            page.click("form button.button");
            page.waitForLoadState();
            assertThat(page.url()).as(page.locator("main").textContent()).isNotEqualTo(before);
        }
        assertThat(page.url()).endsWith("/review");
        window.picture("offer-03-review");
        page.click("form[action$='/file'] button");
        page.waitForURL("**/bundles/*");
        return UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    private static List<String> names(Page page) {
        return page.locator("main form [name]").all().stream()
                .map(field -> String.valueOf(field.getAttribute("name")))
                .distinct()
                .toList();
    }

    /// On every width, for everybody.
    private static void looked(Browser.Window window, String name) {
        for (int width : new int[] {Browser.DESK, Browser.NARROW, Browser.PHONE}) {
            window.width(width);
            assertThat(window.scrollsSideways()).as("%s at %d", name, width).isFalse();
            if (width != Browser.NARROW) {
                window.picture(name + "-" + width);
                assertThat(window.axe()).as("%s at %d", name, width).isEmpty();
            }
        }
    }

    private void signIn(Browser.Window window) {
        window.go(TestHouse.address() + "/sign-in");
        Births.signIn(window.page(), parents.mother(), parents.password());
        window.page().waitForLoadState();
    }

    /// What registers of couples and of telephones say.
    private void known() {
        sql.update(
                "update registry.record set fields = fields || jsonb_build_object('spouse_number', ?::text, 'household', ?::text, 'phone', '0901234567') where registry = 'population' and key = ?",
                parents.father(),
                parents.father(),
                parents.mother());
    }

    /// The hospital tells of the birth, as its system does.
    private String notified() {
        String key = "79012.GCS.%s.26".formatted(parents.mother().substring(7));
        Map<String, Object> fields =
                Map.of(
                        "mother_number",
                        parents.mother(),
                        "birth_date",
                        Births.today().minusDays(1).toString(),
                        "sex",
                        "female",
                        "facility",
                        "Bệnh viện Từ Dũ",
                        "issued_on",
                        Births.today().toString(),
                        "signed",
                        true);
        var change =
                new Change(
                        "test/" + key,
                        "birth-notifications",
                        Change.Act.CREATE,
                        Optional.of(key),
                        fields,
                        Births.today(),
                        "test",
                        Actor.system("hospital"));
        assertThat(TestHouse.bean(Registries.class).write(change)).isInstanceOf(Written.Done.class);
        return key;
    }

    /// What comes of it by itself, without anybody asking.
    private Offer offered(String notification, String kind) {
        Offices.await(
                () -> {
                    TestHouse.bean(OfferWork.class).work();
                    return found(notification, kind).isPresent();
                },
                "an offer");
        return found(notification, kind).orElseThrow();
    }

    private Optional<Offer> found(String notification, String kind) {
        return all().stream()
                .filter(one -> one.offering().equals(kind))
                .filter(one -> one.prepared().toString().contains(notification))
                .findFirst();
    }

    private List<Offer> all() {
        return TestHouse.bean(OfferTable.class).of(new PersonNumber(parents.mother()), 50);
    }

    private Optional<Offer> mine(String kind) {
        return all().stream().filter(one -> one.offering().equals(kind)).findFirst();
    }

    private void turn() {
        sql.update("delete from proactive.turn");
        TestHouse.bean(OfferTurn.class).take();
        TestHouse.bean(OfferWork.class).work();
    }

    private void poor() {
        Births.record(
                "health-cards",
                parents.mother(),
                Map.of(
                        "person_number",
                        parents.mother(),
                        "group",
                        "family",
                        "valid_from",
                        "2026-01-01"));
        Births.record(
                "poor-households",
                "HN26740-2026-" + parents.mother().substring(7),
                Map.of(
                        "head_number",
                        parents.mother(),
                        "class",
                        "poor",
                        "unit",
                        "26740",
                        "year",
                        2026,
                        "decided_on",
                        Births.today().minusDays(2).toString()));
    }
}
