package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.identity.Accounts;
import org.motcua.identity.Registration;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Journal;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.JdbcTemplate;

/// Parents and guardians act for whom the registries say, with the real program: what they do is
/// the child's, names them, and ends with what it rests on.
class ParentsTest {
    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);

    @Test
    void aMotherFilesForHerChildAndIsNamed() {
        var kin = Kin.withChild(15);
        var browser = kin.browser(kin.mother());
        assertThat(browser.get("/me").body())
                .contains("Việc của người bạn làm thay", kin.name, "cha hoặc mẹ");
        var mandate = Kin.offered(browser, kin.name);
        Kin.act(browser, mandate, kin.name);
        browser.get("/procedures/" + Kin.CARD.value());
        String path =
                browser.send("/procedures/" + Kin.CARD.value() + "/begin", Map.of()).location();
        var draft = UUID.fromString(path.substring(path.length() - 36));
        Kin.answered(draft);
        Kin.choose(draft, kin.acting(kin.mother()));
        assertThat(browser.get("/drafts/" + draft + "/review").body())
                .as("what the state holds of the child stands in it")
                .contains(kin.name, "Bạn đang làm thay " + kin.name)
                .doesNotContain("Trần Thị Lan");
        var paying = browser.post("/drafts/" + draft + "/file", Map.of());
        assertThat(paying.status()).as(paying.body()).isEqualTo(200);
        var dossier = became(draft);
        assertThat(dossier.applicant().number()).contains(new PersonNumber(kin.child));
        assertThat(dossier.applicant().name()).isEqualTo(kin.name);
        assertThat(dossier.applicant().agent().orElseThrow().account())
                .isEqualTo(kin.mother().account());
        var filed =
                TestHouse.bean(Journal.class).about(dossier.subject()).stream()
                        .filter(one -> one.entry().fact().equals("dossier.filed"))
                        .findFirst()
                        .orElseThrow()
                        .entry();
        assertThat(filed.actor().id()).isEqualTo(kin.mother().account().toString());
        assertThat(filed.data()).containsEntry("mandate", mandate.toString());
        assertThat(browser.get("/dossiers/" + dossier.id()).body())
                .contains("Người nộp thay: Trần Thị Lan (cha hoặc mẹ)", "Do Trần Thị Lan làm thay");
        assertThat(browser.post("/acting/end", Map.of()).body()).doesNotContain("đang làm thay");
        assertThat(browser.get("/me").body()).doesNotContain(dossier.code().value());
        assertThat(browser.look("/dossiers/" + dossier.id()).location())
                .as("as herself she is asked for whom she acts")
                .contains("/acting?to=");
        assertThat(browser.get("/mandates/" + mandate).body())
                .contains("Nộp, bổ sung, rút, theo dõi hồ sơ", "Bộ luật Dân sự");
    }

    @Test
    void theOtherParentGoesOnWithTheSameDraftAndTheOfficerSeesWhoFiled() {
        var kin = Kin.withChild(15);
        var draft = Kin.draft(kin.acting(kin.mother()));
        var father = kin.browser(kin.father());
        Kin.act(father, Kin.offered(father, kin.name), kin.name);
        assertThat(father.get("/drafts/" + draft).status()).isEqualTo(200);
        father.get("/drafts/" + draft + "/review");
        father.post("/drafts/" + draft + "/file", Map.of());
        assertThat(became(draft).applicant().agent().orElseThrow().name())
                .isEqualTo("Nguyễn Văn Minh");
    }

    @Test
    void bothParentsAtOnceFileItOnce() throws Exception {
        var kin = Kin.withChild(15);
        var mother = kin.acting(kin.mother());
        var father = kin.acting(kin.father());
        assertThat(mother.account()).as("the child's").isEqualTo(father.account());
        var draft = Kin.draft(mother);
        var start = new CountDownLatch(1);
        try (var two = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(mother, father).stream()
                            .<Future<Filed>>map(who ->
                                    two.submit(() -> {
                                        start.await();
                                        return TestHouse.bean(Filings.class)
                                                .file(draft, who, Optional.empty());
                                    }))
                            .toList();
            start.countDown();
            var ids = new HashSet<UUID>();
            for (var one : both) {
                assertThat(one.get()).isInstanceOf(Filed.Accepted.class);
                ids.add(((Filed.Accepted) one.get()).dossier().id());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(
                        sql.queryForObject(
                                "select count(*) from dossier.dossier where applicant_number = ?",
                                Integer.class,
                                kin.child))
                .isEqualTo(1);
    }

    @Test
    void aChildThatComesOfAgeActsForItself() {
        var kin = Kin.withChild(15);
        var browser = kin.browser(kin.mother());
        var mandate = Kin.offered(browser, kin.name);
        Kin.act(browser, mandate, kin.name);
        var draft = Kin.draft(kin.acting(kin.mother()));
        browser.get("/procedures/" + Kin.CARD.value());
        Kin.registry(kin.child, "birth_date", Births.today().minusYears(18).toString());
        var before = drafts(kin.child);
        var answer = browser.post("/procedures/" + Kin.CARD.value() + "/begin", Map.of());
        assertThat(answer.body())
                .contains(
                        "Bạn không còn làm thay được nữa",
                        "Con đã đủ tuổi thành niên",
                        "Không mất gì cả",
                        kin.name);
        assertThat(drafts(kin.child)).as("nothing was done").isEqualTo(before);
        assertThat(Kin.notices(kin.mother())).contains("mandate-ended");
        assertThat(browser.post("/acting/end", Map.of()).body()).contains("Việc của tôi");
        assertThat(browser.get("/acting").body()).doesNotContain(kin.name);
        assertThat(browser.get("/drafts/" + draft).status()).isEqualTo(404);
        assertThat(mandate(mandate)).isEqualTo("ended");
    }

    @Test
    void aDayBeforeEighteenTheMotherStillActs() {
        var kin = Kin.withChild(15);
        Kin.registry(kin.child, "birth_date", Births.today().plusDays(1).minusYears(18).toString());
        assertThat(kin.mandate(kin.mother()).holds()).isTrue();
        Kin.registry(kin.child, "birth_date", Births.today().minusYears(18).toString());
        assertThat(kin.mandate(kin.mother()).over()).contains(Over.OF_AGE);
    }

    @Test
    void nobodyActsForTheDeadNorForAStrangersChild() {
        var kin = Kin.withChild(9);
        var id = kin.mandate(kin.mother()).mandate().id();
        assertThat(Kin.acting(kin.mother(), id)).isPresent();
        var stranger = Kin.withChild(9);
        assertThat(Kin.acting(stranger.mother(), id)).as("another's mandate").isEmpty();
        assertThat(TestHouse.bean(Mandates.class).over(id, stranger.mother()))
                .contains(Over.NOT_YOURS);
        assertThat(TestHouse.bean(Mandates.class).find(id, stranger.mother())).isEmpty();
        Kin.registry(kin.child, "death_date", Births.today().toString());
        assertThat(Kin.acting(kin.mother(), id)).isEmpty();
        assertThat(TestHouse.bean(Mandates.class).over(id, kin.mother())).contains(Over.DIED);
    }

    @Test
    void aForgedMandateChangesNothing() {
        var kin = Kin.withChild(9);
        var stranger = Kin.withChild(9);
        var theirs = kin.mandate(kin.mother()).mandate().id();
        var draft = Kin.draft(kin.acting(kin.mother()));
        var browser = stranger.browser(stranger.mother());
        for (String forged :
                List.of(theirs.toString(), UUID.randomUUID().toString(), "1", "", "' or 1=1 --")) {
            browser.get("/acting");
            var answer = browser.post("/acting", Map.of("mandate", forged));
            assertThat(answer.status()).as(forged).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Bạn không có quyền đại diện này")
                    .doesNotContain("đang làm thay", kin.name);
        }
        assertThat(browser.get("/drafts/" + draft).status()).isEqualTo(404);
        assertThat(browser.get("/mandates/" + theirs).status()).isEqualTo(404);
        browser.get("/acting");
        assertThat(
                        browser.send(
                                        "/acting",
                                        Map.of("mandate", own(stranger), "to", "//evil.example"))
                                .location())
                .as("leads to no other site")
                .endsWith("/me");
    }

    private static String own(Kin kin) {
        return kin.mandate(kin.mother()).mandate().id().toString();
    }

    @Test
    void aFamilyTieThatARegisterTakesBackEndsIt() {
        var kin = Kin.withChild(9);
        var id = kin.mandate(kin.father()).mandate().id();
        Kin.registry(kin.child, "father_number", kin.parents.mother());
        assertThat(TestHouse.bean(Mandates.class).over(id, kin.father())).contains(Over.NO_BOND);
        assertThat(Kin.acting(kin.father(), id)).isEmpty();
        TestHouse.bean(Mandates.class).settle(id);
        assertThat(mandate(id)).isEqualTo("ended");
        Kin.registry(kin.child, "father_number", kin.parents.father());
        assertThat(kin.mandate(kin.father()).mandate().id())
                .as("entered again, it is a new one")
                .isNotEqualTo(id);
    }

    @Test
    void aGuardianActsForAWardOfAnyAgeUntilTheGuardianshipEnds() {
        var kin = Kin.withChild(40);
        var guardian = Births.parents().signedIn();
        String key = "GH26740-2026-" + kin.child.substring(6);
        Births.record(
                "guardianships",
                key,
                Map.of(
                        "ward_number", kin.child,
                        "guardian_number", guardian.person().orElseThrow().value(),
                        "kind", "appointed",
                        "started_on", "2026-01-01",
                        "registered_at", "26740",
                        "in_force", "yes"));
        var held = TestHouse.bean(Mandates.class).held(guardian);
        assertThat(held).hasSize(1);
        assertThat(held.getFirst().mandate().kind()).isEqualTo("guardian");
        assertThat(held.getFirst().mandate().principal().name()).isEqualTo(kin.name);
        Kin.registry(key, "in_force", "no");
        assertThat(TestHouse.bean(Mandates.class).held(guardian).getFirst().over())
                .contains(Over.NO_BOND);
    }

    @Test
    void aRegistryThatIsOutOfOrderEndsNothing() {
        var kin = Kin.withChild(9);
        var id = kin.mandate(kin.mother()).mandate().id();
        sql.update(
                "insert into registry.outage (registry, since, reason) values ('population', now(), 'test')");
        try {
            assertThat(Kin.acting(kin.mother(), id)).isEmpty();
            assertThat(TestHouse.bean(Mandates.class).over(id, kin.mother())).contains(Over.SILENT);
            TestHouse.bean(Mandates.class).settle(id);
            assertThat(mandate(id)).isEqualTo("active");
        } finally {
            sql.update("delete from registry.outage");
        }
        assertThat(Kin.acting(kin.mother(), id)).isPresent();
    }

    @Test
    void whoOnlyTypedTheNumberFindsNothingAndWhoProvedItFindsAll() {
        var kin = Kin.withChild(16);
        var draft = Kin.draft(kin.acting(kin.mother()));
        var accounts = TestHouse.bean(Accounts.class);
        var born = Births.today().minusYears(16).minusDays(1);
        var opened =
                accounts.register(
                        new Registration(
                                "personal-number",
                                kin.child,
                                kin.name,
                                born,
                                "female",
                                "0901234567",
                                "",
                                "một mật khẩu thật là dài 77"));
        assertThat(opened).isInstanceOf(Accounts.Registered.Opened.class);
        var child = accounts.find(new PersonNumber(kin.child)).orElseThrow();
        var self =
                new SignedIn(
                        child.id(),
                        child.name(),
                        org.motcua.identity.Level.ONE,
                        child.person(),
                        List.of(),
                        false);
        assertThat(Kin.open(draft, self)).as("a number alone proves nothing").isEmpty();
        assertThat(kin.acting(kin.mother()).account())
                .as("the parents act where the stranger cannot look")
                .isNotEqualTo(child.id());
        assertThat(
                        accounts.confirmIdentity(
                                Births.officer("receiving-officer"),
                                Births.WARD,
                                child.id(),
                                "card"))
                .isTrue();
        assertThat(Kin.open(draft, self)).isPresent();
        assertThat(kin.acting(kin.mother()).account()).isEqualTo(child.id());
        assertThat(TestHouse.bean(Mandates.class).given(twoOf(self)))
                .as("the child sees who may act")
                .anyMatch(one -> one.mandate().representative().name().equals("Trần Thị Lan"));
    }

    private static SignedIn twoOf(SignedIn who) {
        return new SignedIn(
                who.account(),
                who.name(),
                org.motcua.identity.Level.TWO,
                who.person(),
                List.of(),
                false);
    }

    private org.motcua.dossier.Dossier became(UUID draft) {
        var id =
                sql.queryForObject(
                        "select filed_as from dossier.draft where id = ?", UUID.class, draft);
        return TestHouse.bean(Dossiers.class).get(java.util.Objects.requireNonNull(id));
    }

    private String mandate(UUID id) {
        return String.valueOf(
                sql.queryForObject(
                        "select state from mandate.mandate where id = ?", String.class, id));
    }

    private int drafts(String child) {
        return java.util.Objects.requireNonNull(
                sql.queryForObject(
                        "select count(*) from dossier.draft d join identity.account a on a.id = d.account where a.sign_in_name = ?",
                        Integer.class,
                        "represented/" + child));
    }
}
