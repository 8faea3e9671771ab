package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.journal.Journal;
import org.springframework.jdbc.core.JdbcTemplate;

/// An enterprise whose charter lets its two representatives act only together: what one sends waits
/// for the other's word.
class JointRepresentativesTest {
    private static final String STAY = "2.001159";
    private static final String LAN = "Trần Thị Lan";
    private static final String MINH = "Nguyễn Văn Minh";

    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);
    private final Kin kin = Kin.withChild(9);
    private final String code = Kin.taxCode();
    private final String hotel = "Khách sạn Hai Người " + code;
    private final Visitor lan;
    private final Visitor minh;

    JointRepresentativesTest() {
        Kin.enterprise(code, hotel, kin.parents.mother());
        Kin.registry(code, "co_representative_number", kin.parents.father());
        Kin.registry(code, "representation", "together");
        kin.father();
        lan = kin.browser(kin.mother());
        minh = kin.browser(kin.father());
        Kin.act(lan, Kin.offered(lan, hotel), hotel);
    }

    @Test
    void whatOneSendsWaitsForTheOtherAndNamesBoth() {
        var draft = answered();
        assertThat(lan.get(review(draft)).body())
                .contains("phải có 2 người đồng ý", "Đồng ý và gửi");
        var waiting = send(lan, draft);
        assertThat(waiting)
                .contains("Đã đồng ý: " + LAN + ".", "Bạn đã đồng ý. Người kia đã được báo.")
                .doesNotContain("Đồng ý và gửi");
        lan.get("/me");
        send(lan, draft);
        assertThat(filed(draft)).as("one word counts once").isNull();
        assertThat(lan.get("/me").body()).doesNotContain("Chờ bạn đồng ý");
        assertThat(Kin.notices(kin.father())).contains("mandate-assent");
        assertThat(minh.get("/me").body()).contains(hotel, "1 việc đang chờ");
        Kin.act(minh, Kin.offered(minh, hotel), hotel);
        assertThat(minh.get("/me").body()).contains("Chờ bạn đồng ý");
        minh.get(review(draft));
        send(minh, draft);
        var dossier = Kin.became(draft);
        assertThat(dossier.applicant().name()).isEqualTo(hotel);
        assertThat(lan.get("/dossiers/" + dossier.id()).body())
                .contains(
                        "Người nộp thay: "
                                + LAN
                                + ", "
                                + MINH
                                + " (người đại diện theo pháp luật)");
        var officer = Officers.signedIn("receiving-officer", dossier.agency().value());
        assertThat(officer.get("/office/dossiers/" + dossier.id()).body())
                .contains(LAN + ", " + MINH + " nộp thay " + hotel);
        var mandate = dossier.applicant().agent().orElseThrow().mandate();
        assertThat(TestHouse.bean(Journal.class).about("mandate:" + mandate))
                .as("his word is in the journal")
                .anyMatch(one ->
                        one.entry().fact().equals("mandate.agreed")
                                && ("draft:" + draft).equals(one.entry().data().get("matter")));
    }

    @Test
    void whoChangesItTakesTheWordsWithIt() {
        var draft = answered();
        lan.get(review(draft));
        send(lan, draft);
        Kin.act(minh, Kin.offered(minh, hotel), hotel);
        Births.answered(draft, Map.of("reason", "visit"));
        assertThat(minh.get(review(draft)).body())
                .as("she has not agreed to this")
                .doesNotContain("Đã đồng ý: ");
        assertThat(send(minh, draft)).contains("Đã đồng ý: " + MINH + ".");
        assertThat(filed(draft)).isNull();
        lan.get(review(draft));
        send(lan, draft);
        assertThat(filed(draft)).isNotNull();
    }

    @Test
    void theWordOfWhoRepresentsItNoMoreDoesNotCount() {
        var draft = answered();
        lan.get(review(draft));
        send(lan, draft);
        Kin.act(minh, Kin.offered(minh, hotel), hotel);
        Kin.registry(code, "representative_number", kin.parents.father());
        minh.get(review(draft));
        assertThat(send(minh, draft)).contains("Đã đồng ý: " + MINH + ".");
        assertThat(filed(draft)).isNull();
    }

    @Test
    void whomTheyNameActsOnceBothHaveAgreed() {
        var other = Kin.withChild(9);
        other.father();
        var clerk = other.browser(other.father());
        lan.get("/mandates/new/organisation-staff");
        var until = Births.today().plusDays(30);
        var form = new HashMap<String, String>();
        form.put("number", other.parents.father());
        form.put("name", MINH);
        form.put("role", "Lễ tân");
        form.put("acts", "file");
        form.put("until-day", Integer.toString(until.getDayOfMonth()));
        form.put("until-month", Integer.toString(until.getMonthValue()));
        form.put("until-year", Integer.toString(until.getYear()));
        var location = lan.send("/mandates/new/organisation-staff", form).location();
        var mandate = location.substring(location.lastIndexOf('/') + 1);
        assertThat(lan.get("/mandates/" + mandate).body())
                .contains("phải có 2 người đồng ý", "Đã đồng ý: " + LAN)
                .doesNotContain("/agree\"");
        clerk.get("/mandates/" + mandate);
        assertThat(clerk.post("/mandates/" + mandate + "/accept", Map.of()).body())
                .contains("những người đại diện phải cùng đồng ý đã");
        assertThat(clerk.look("/mandates/" + mandate + "/agree").status()).isNotEqualTo(200);
        clerk.get("/mandates/" + mandate);
        assertThat(clerk.send("/mandates/" + mandate + "/agree", Map.of()).status())
                .as("nobody agrees for an organisation that is not theirs")
                .isEqualTo(404);
        Kin.act(minh, Kin.offered(minh, hotel), hotel);
        minh.get("/mandates/" + mandate);
        minh.post("/mandates/" + mandate + "/agree", Map.of());
        clerk.get("/mandates/" + mandate);
        assertThat(clerk.post("/mandates/" + mandate + "/accept", Map.of()).body())
                .contains("Đang có hiệu lực");
        Kin.act(clerk, UUID.fromString(mandate), hotel);
        var draft = begun(clerk);
        assertThat(clerk.get(review(draft)).body())
                .as("whom both have named acts alone")
                .doesNotContain("phải có 2 người đồng ý");
        send(clerk, draft);
        assertThat(filed(draft)).isNotNull();
    }

    private UUID answered() {
        return begun(lan);
    }

    private static UUID begun(Visitor browser) {
        browser.get("/procedures/" + STAY);
        var path = browser.send("/procedures/" + STAY + "/begin", Map.of()).location();
        var draft = UUID.fromString(path.substring(path.length() - 36));
        Births.answered(
                draft,
                Map.of(
                        "host", "lodging",
                        "place", Map.of("unit", "26740", "line", "1 Nguyễn Huệ"),
                        "guests", List.of(Map.of("number", "079206000001", "name", "Lê Thị Na")),
                        "from_date", Births.today().toString(),
                        "until_date", Births.today().plusDays(2).toString(),
                        "reason", "travel",
                        "phone", "0901234567"));
        browser.get(review(draft));
        return draft;
    }

    private static String review(UUID draft) {
        return "/drafts/" + draft + "/review";
    }

    private static String send(Visitor browser, UUID draft) {
        return browser.post("/drafts/" + draft + "/file", Map.of()).body();
    }

    private @org.jspecify.annotations.Nullable UUID filed(UUID draft) {
        return sql.queryForObject(
                "select filed_as from dossier.draft where id = ?", UUID.class, draft);
    }
}
