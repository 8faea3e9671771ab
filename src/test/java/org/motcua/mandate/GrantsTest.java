package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.identity.SignedIn;
import org.motcua.proactive.Offers;
import org.springframework.jdbc.core.JdbcTemplate;

/// Mandates that people give: by pages, with the real program, and how they are refused, limited
/// and taken back in mid-course.
class GrantsTest {
    private static final String CARD = Kin.CARD.value();
    private static final String PASSPORT = "1.001456";

    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);
    private final Mandates mandates = TestHouse.bean(Mandates.class);
    private final Grants grants = TestHouse.bean(Grants.class);

    @Test
    void aSpouseIsGivenAMandateAcceptsItAndLosesItInMidCourse() {
        var kin = Kin.withChild(9);
        var mother = kin.browser(kin.mother());
        var father = kin.browser(kin.father());
        var id = given(mother, "spouse", form(kin.parents.father(), "Nguyễn Văn Minh"));
        assertThat(Kin.notices(kin.father())).contains("mandate-given");
        assertThat(Kin.acting(kin.father(), id)).as("not accepted yet").isEmpty();
        assertThat(father.get("/me").body()).contains("chờ bạn nhận uỷ quyền");
        father.get("/mandates/" + id);
        assertThat(father.post("/mandates/" + id + "/accept", Map.of()).body())
                .contains("Đang có hiệu lực");
        assertThat(Kin.notices(kin.mother())).contains("mandate-accepted");
        Kin.act(father, id, "Trần Thị Lan");
        father.get("/procedures/" + CARD);
        var path = father.send("/procedures/" + CARD + "/begin", Map.of()).location();
        var draft = UUID.fromString(path.substring(path.length() - 36));
        Kin.answered(draft);
        Kin.choose(draft, Kin.acting(kin.father(), id).orElseThrow());
        father.get("/drafts/" + draft + "/review");

        mother.get("/mandates/" + id);
        assertThat(mother.post("/mandates/" + id + "/revoke", Map.of("reason", "xong")).body())
                .contains("Không còn hiệu lực", "Lời uỷ quyền này đã chấm dứt", "xong");
        var stopped = father.post("/drafts/" + draft + "/file", Map.of());
        assertThat(stopped.body())
                .contains(
                        "Bạn không còn làm thay được nữa",
                        "chưa được thực hiện",
                        "Không mất gì cả",
                        "Trần Thị Lan");
        assertThat(filed(draft)).as("nothing was sent").isNull();
        assertThat(Kin.notices(kin.father())).contains("mandate-revoked");
        assertThat(Kin.notices(kin.mother())).contains("mandate-revoked");
        assertThat(father.post("/acting/end", Map.of()).body()).contains("Việc của tôi");
        assertThat(father.get("/drafts/" + draft).status()).isEqualTo(404);
        mother.get("/drafts/" + draft + "/review");
        mother.post("/drafts/" + draft + "/file", Map.of());
        assertThat(filed(draft)).as("she goes on herself").isNotNull();
    }

    @Test
    void whatWasFiledGoesOnAfterTheMandateWasTakenBackAndNamesWhoFiled() {
        var kin = Kin.withChild(9);
        var id = accepted(kin, wanted("authorised", Set.of("file", "data"), Set.of()));
        var acting = Kin.acting(kin.father(), id).orElseThrow();
        var draft = Kin.draft(acting);
        var filed = TestHouse.bean(Filings.class).file(draft, acting, Optional.empty());
        assertThat(filed).isInstanceOf(Filed.Accepted.class);
        var dossier = ((Filed.Accepted) filed).dossier();
        assertThat(grants.revoke(id, kin.father(), ""))
                .as("given up")
                .isEqualTo(Grants.Answered.DONE);
        var dossiers = TestHouse.bean(Dossiers.class);
        assertThat(Kin.acting(kin.father(), id)).isEmpty();
        assertThat(dossiers.forApplicant(dossier.id(), kin.mother())).isPresent();
        assertThat(dossiers.forApplicant(dossier.id(), kin.father())).isEmpty();
        assertThat(kin.browser(kin.mother()).get("/dossiers/" + dossier.id()).body())
                .contains("Người nộp thay: Nguyễn Văn Minh (người được uỷ quyền)");
        assertThat(grants.revoke(id, kin.mother(), "")).isEqualTo(Grants.Answered.TOO_LATE);
    }

    @Test
    void whatIsTypedWronglyIsSaidFieldByField() {
        var kin = Kin.withChild(9);
        var stranger = Births.parents();
        var mother = kin.browser(kin.mother());
        var empty = new HashMap<String, String>();
        mother.get("/mandates/new/spouse");
        assertThat(mother.post("/mandates/new/spouse", empty).body())
                .contains(
                        "Nhập đủ 12 số của số định danh",
                        "Nhập họ và tên của người ấy",
                        "Chọn ít nhất một việc",
                        "Nhập một ngày từ hôm nay đến");
        var self = form(kin.parents.mother(), "Trần Thị Lan");
        assertThat(sent(mother, "spouse", self)).contains("Đây là số của chính bạn");
        var other = form(stranger.father(), "Nguyễn Văn Minh");
        assertThat(sent(mother, "spouse", other))
                .contains("Sổ đăng ký không ghi quan hệ", "Nguyễn Văn Minh");
        var late = form(kin.parents.father(), "Nguyễn Văn Minh");
        late.put("until-year", "2099");
        assertThat(sent(mother, "spouse", late)).contains("Nhập một ngày từ hôm nay đến");
        var married = form(kin.parents.father(), "Nguyễn Văn Minh");
        married.put("procedures", "1.000894");
        assertThat(sent(mother, "authorised", married))
                .as("nobody marries in another's name")
                .contains("Có thủ tục không uỷ quyền được");
        assertThat(mother.get("/mandates/new/parent").status()).as("by law").isEqualTo(404);
        assertThat(mother.get("/mandates/new/organisation-staff").status()).isEqualTo(404);
        assertThat(rows(kin)).isZero();
        given(mother, "spouse", form(kin.parents.father(), "Nguyễn Văn Minh"));
        assertThat(sent(mother, "spouse", form(kin.parents.father(), "Nguyễn Văn Minh")))
                .contains("đã có lời uỷ quyền như vậy");
    }

    @Test
    void aWrongDigitGivesAStrangerNothing() {
        var kin = Kin.withChild(9);
        var stranger = Kin.withChild(9);
        var outcome =
                grants.give(
                        kin.mother(),
                        wanted(
                                "authorised",
                                stranger.parents.father(),
                                "Lê Văn Khác",
                                Set.of("file"),
                                Set.of(),
                                30));
        var id = ((Grants.Outcome.Given) outcome).mandate();
        var who = stranger.father();
        assertThat(mandates.held(who)).noneMatch(one -> one.mandate().id().equals(id));
        assertThat(mandates.find(id, who)).isEmpty();
        assertThat(grants.accept(id, who)).isEqualTo(Grants.Answered.NOT_FOUND);
        assertThat(grants.accept(id, kin.father())).isEqualTo(Grants.Answered.NOT_FOUND);
        assertThat(mandates.given(kin.mother())).anyMatch(one -> one.mandate().id().equals(id));
    }

    @Test
    void nothingIsDoneBeyondTheMandate() {
        var kin = Kin.withChild(9);
        var own = Kin.draft(kin.mother());
        var passport =
                TestHouse.bean(Drafts.class)
                        .begin(
                                new org.motcua.kernel.ProcedureCode(PASSPORT),
                                org.motcua.procedure.Channel.ONLINE,
                                "vi",
                                Optional.of(kin.mother()))
                        .orElseThrow()
                        .draft()
                        .id();
        var id = accepted(kin, wanted("authorised", Set.of("file", "follow"), Set.of(CARD)));
        var acting = Kin.acting(kin.father(), id).orElseThrow();
        var father = kin.browser(kin.father());
        Kin.act(father, id, "Trần Thị Lan");
        assertThat(father.get("/drafts/" + own).status()).isEqualTo(200);
        assertThat(father.get("/drafts/" + passport).status())
                .as("another procedure")
                .isEqualTo(404);
        assertThat(father.get("/me").body())
                .contains(own.toString())
                .doesNotContain(passport.toString(), "Giấy tờ của tôi", "Tin nhắn");
        father.get("/procedures/" + PASSPORT);
        assertThat(father.post("/procedures/" + PASSPORT + "/begin", Map.of()).status())
                .isEqualTo(403);
        for (String path :
                List.of(
                        "/account",
                        "/me/data",
                        "/me/looks",
                        "/account/offers",
                        "/mandates",
                        "/mandates/" + id,
                        "/consents",
                        "/account/password")) {
            assertThat(father.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(TestHouse.bean(Offers.class).of(acting)).isEmpty();
        assertThat(Kin.open(passport, acting)).isEmpty();
        assertThat(TestHouse.bean(Filings.class).file(passport, acting, Optional.empty()))
                .isInstanceOf(Filed.NotFound.class);
    }

    @Test
    void whoMayOnlyFollowFilesNothingAndSeesNoData() {
        var kin = Kin.withChild(9);
        var draft = Kin.draft(kin.mother());
        var filed =
                (Filed.Accepted)
                        TestHouse.bean(Filings.class).file(draft, kin.mother(), Optional.empty());
        var id = accepted(kin, wanted("authorised", Set.of("follow"), Set.of()));
        var father = kin.browser(kin.father());
        Kin.act(father, id, "Trần Thị Lan");
        var dossier = "/dossiers/" + filed.dossier().id();
        assertThat(father.get(dossier).status()).isEqualTo(200);
        assertThat(father.get(dossier + "/pay").status()).as("paying").isEqualTo(403);
        father.get(dossier);
        assertThat(father.post(dossier + "/withdraw", Map.of()).status()).isEqualTo(403);
        assertThat(father.get(dossier + "/result").status()).isEqualTo(403);
        var acting = Kin.acting(kin.father(), id).orElseThrow();
        assertThat(TestHouse.bean(Dossiers.class).withdraw(filed.dossier().id(), acting, ""))
                .isInstanceOf(org.motcua.dossier.Taken.Refused.class);
    }

    @Test
    void aHelperSeesNothingThatTheStateHolds() {
        var kin = Kin.withChild(9);
        var id = accepted(kin, wanted("helper", Set.of("file", "follow", "pay"), Set.of()));
        var acting = Kin.acting(kin.father(), id).orElseThrow();
        var begun =
                TestHouse.bean(Drafts.class)
                        .begin(
                                Kin.CARD,
                                org.motcua.procedure.Channel.ONLINE,
                                "vi",
                                Optional.of(acting))
                        .orElseThrow()
                        .draft();
        assertThat(begun.facts().byPrefill()).as("is asked, not shown").isEmpty();
        assertThat(begun.account()).contains(kin.mother().account());
    }

    @Test
    void itEndsOnItsLastDay() {
        var kin = Kin.withChild(9);
        var id = accepted(kin, wanted("authorised", Set.of("follow"), Set.of()));
        sql.update(
                "update mandate.mandate set until_on = ? where id = ?",
                java.sql.Date.valueOf(Births.today().plusDays(1)),
                id);
        assertThat(mandates.over(id, kin.father())).as("its last day").isEmpty();
        sql.update(
                "update mandate.mandate set until_on = ? where id = ?",
                java.sql.Date.valueOf(Births.today()),
                id);
        assertThat(mandates.over(id, kin.father())).contains(Over.EXPIRED);
    }

    private static SignedIn father(Kin kin) {
        return kin.father();
    }

    private static UUID accepted(Kin kin, Grants.Wanted wanted) {
        var grants = TestHouse.bean(Grants.class);
        var father = father(kin);
        var outcome =
                grants.give(
                        kin.mother(),
                        new Grants.Wanted(
                                wanted.kind(),
                                kin.parents.father(),
                                father.name(),
                                "",
                                wanted.acts(),
                                wanted.procedures(),
                                wanted.until()));
        var id = ((Grants.Outcome.Given) outcome).mandate();
        assertThat(grants.accept(id, father)).isEqualTo(Grants.Answered.DONE);
        return id;
    }

    private static Grants.Wanted wanted(String kind, Set<String> acts, Set<String> procedures) {
        return wanted(kind, "", "", acts, procedures, 20);
    }

    private static Grants.Wanted wanted(
            String kind,
            String number,
            String name,
            Set<String> acts,
            Set<String> procedures,
            int days) {
        return new Grants.Wanted(
                kind,
                number,
                name,
                "",
                acts,
                procedures,
                Optional.of(Births.today().plusDays(days)));
    }

    private static Map<String, String> form(String number, String name) {
        LocalDate until = Births.today().plusDays(30);
        var form = new HashMap<String, String>();
        form.put("number", number);
        form.put("name", name);
        form.put("acts", "file");
        form.put("until-day", Integer.toString(until.getDayOfMonth()));
        form.put("until-month", Integer.toString(until.getMonthValue()));
        form.put("until-year", Integer.toString(until.getYear()));
        return form;
    }

    private static String sent(Visitor browser, String kind, Map<String, String> form) {
        browser.get("/mandates/new/" + kind);
        var answer = browser.post("/mandates/new/" + kind, form);
        assertThat(answer.status()).isEqualTo(422);
        return answer.body();
    }

    private static UUID given(Visitor browser, String kind, Map<String, String> form) {
        browser.get("/mandates/new/" + kind);
        var location = browser.send("/mandates/new/" + kind, form).location();
        assertThat(location).contains("/mandates/");
        return UUID.fromString(location.substring(location.length() - 36));
    }

    private @org.jspecify.annotations.Nullable UUID filed(UUID draft) {
        return sql.queryForObject(
                "select filed_as from dossier.draft where id = ?", UUID.class, draft);
    }

    private int rows(Kin kin) {
        return java.util.Objects.requireNonNull(
                sql.queryForObject(
                        "select count(*) from mandate.mandate where principal = ?",
                        Integer.class,
                        kin.parents.mother()));
    }
}
