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
import org.motcua.bundle.Offices;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.springframework.jdbc.core.JdbcTemplate;

/// A hotel tells the police of its guests, through whom it named: from the tax number to the
/// result, by the pages of all who take part.
class OrganisationActsTest {
    private static final String STAY = "2.001159";

    private final Kin kin = Kin.withChild(9);
    private final String code = Kin.taxCode();
    private final String hotel = "Khách sạn Sen Hồng " + code;
    private final Visitor owner = kin.browser(kin.mother());
    private final Visitor clerk;

    OrganisationActsTest() {
        Kin.enterprise(code, hotel, kin.parents.mother());
        kin.father();
        clerk = kin.browser(kin.father());
        owner.get("/acting");
        assertThat(owner.post("/acting/organisation", Map.of("number", code)).body())
                .contains("Bạn đang làm thay " + hotel);
    }

    @Test
    void whomItNamedFilesForItAndEverybodySeesWhoAndByWhatRight() throws Exception {
        var mandate = named();
        var dossier = filed(mandate);
        assertThat(dossier.applicant().name()).isEqualTo(hotel);
        var officer = Officers.signedIn("receiving-officer", dossier.agency().value());
        String bench = "/office/dossiers/" + dossier.id();
        assertThat(officer.get(bench).body())
                .contains(
                        hotel,
                        code,
                        "079206000001, Lê Thị Na",
                        "Nguyễn Văn Minh (người được doanh nghiệp uỷ quyền, Lễ tân)",
                        "Bộ luật Dân sự 91/2015/QH13, Điều 138",
                        "Nguyễn Văn Minh, người nộp thay")
                .doesNotContain("/control-sheet");
        assertThat(officer.look(bench + "/control-sheet").status()).isEqualTo(404);
        officer.get(bench);
        officer.post(bench + "/receive", Map.of());
        assertThat(officer.get(bench).body()).contains("/control-sheet");
        assertThat(officer.look(bench + "/control-sheet").status()).isEqualTo(200);
        for (String form : List.of(Kin.receipt(dossier), Kin.controlSheet(dossier))) {
            assertThat(form)
                    .contains(hotel, "Người nộp thay", "Nguyễn Văn Minh", "uỷ quyền, Lễ tân");
        }
        assertThat(owner.get("/mandates/" + mandate).body())
                .as("the hotel reads what was done in its name")
                .contains("Nguyễn Văn Minh", "Lễ tân", "Nộp, bổ sung, rút, theo dõi hồ sơ");
        assertThat(owner.get("/me").body()).contains(dossier.code().value());
        assertThat(owner.get("/dossiers/" + dossier.id()).body())
                .contains(
                        "Người nộp thay: Nguyễn Văn Minh (người được doanh nghiệp uỷ quyền, Lễ tân)",
                        "Do Nguyễn Văn Minh làm thay");
    }

    @Test
    void whatWasFiledComesToItsEndAfterTheMandateWasTakenBack() {
        var mandate = named();
        var dossier = filed(mandate);
        owner.get("/mandates/" + mandate);
        owner.post("/mandates/" + mandate + "/revoke", Map.of("reason", "nghỉ việc"));
        assertThat(clerk.get("/dossiers/" + dossier.id()).body())
                .contains("Bạn không còn làm thay được nữa", "Không mất gì cả", hotel);
        clerk.post("/acting/end", Map.of());
        assertThat(clerk.look("/dossiers/" + dossier.id()).status()).isEqualTo(404);
        var officer = Officers.signedIn("receiving-officer", dossier.agency().value());
        assertThat(officer.get("/office/dossiers/" + dossier.id()).body())
                .contains("đã chấm dứt lúc", "hồ sơ vẫn giải quyết bình thường");
        Offices.grant(dossier.id());
        assertThat(owner.get("/dossiers/" + dossier.id()).body())
                .as("the result is the hotel's")
                .contains("/dossiers/" + dossier.id() + "/result");
        assertThat(stays(dossier))
                .as("the police know which hotel it was, and take it for no person")
                .contains("\"host_organisation\": \"" + code + "\"")
                .doesNotContain("host_number");
    }

    /// The hotel names its receptionist, who accepts.
    private UUID named() {
        owner.get("/mandates/new/organisation-staff");
        var until = Births.today().plusDays(30);
        var form = new HashMap<String, String>();
        form.put("number", kin.parents.father());
        form.put("name", "Nguyễn Văn Minh");
        form.put("role", "Lễ tân");
        form.put("acts", "file");
        form.put("until-day", Integer.toString(until.getDayOfMonth()));
        form.put("until-month", Integer.toString(until.getMonthValue()));
        form.put("until-year", Integer.toString(until.getYear()));
        var location = owner.send("/mandates/new/organisation-staff", form).location();
        var mandate = UUID.fromString(location.substring(location.length() - 36));
        clerk.get("/mandates/" + mandate);
        clerk.post("/mandates/" + mandate + "/accept", Map.of());
        return mandate;
    }

    /// The receptionist tells of a guest.
    private Dossier filed(UUID mandate) {
        Kin.act(clerk, mandate, hotel);
        clerk.get("/procedures/" + STAY);
        var path = clerk.send("/procedures/" + STAY + "/begin", Map.of()).location();
        var draft = UUID.fromString(path.substring(path.length() - 36));
        Births.answered(
                draft,
                Map.of(
                        "host",
                        "lodging",
                        "place",
                        Map.of("unit", "26740", "line", "1 Nguyễn Huệ"),
                        "from_date",
                        Births.today().toString(),
                        "until_date",
                        Births.today().plusDays(2).toString(),
                        "reason",
                        "travel",
                        "phone",
                        "0901234567"));
        guests(draft);
        clerk.get("/drafts/" + draft + "/review");
        var sent = clerk.post("/drafts/" + draft + "/file", Map.of());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        var dossier = Kin.became(draft);
        Kin.settled(dossier);
        return dossier;
    }

    /// Types two guests, as many rows as there are; more can be had.
    private void guests(UUID draft) {
        String question = "/drafts/" + draft + "/questions/guests";
        assertThat(clerk.get(question).body())
                .contains(
                        "name=\"guests.0.number\"",
                        "name=\"guests.1.name\"",
                        "Khách ở lại 2: Họ và tên",
                        "Thêm dòng")
                .doesNotContain("guests.2.");
        assertThat(clerk.post(question, Map.of("guests.0.number", "")).body())
                .contains("Thêm ít nhất một mục");
        clerk.get(question);
        assertThat(
                        clerk.post(
                                        question,
                                        Map.of(
                                                "guests.0.number", "079206000001",
                                                "guests.0.name", "Lê Thị Na",
                                                "guests.1.number", "079206000009",
                                                "guests.1.name", "Lê Văn Tý",
                                                "more", "yes"))
                                .body())
                .contains("value=\"Lê Thị Na\"", "name=\"guests.3.name\"");
        var wrong =
                clerk.post(
                        question,
                        Map.of(
                                "guests.0.number", "079206000001",
                                "guests.0.name", "Lê Thị Na",
                                "guests.1.number", "12",
                                "guests.1.name", "Lê Văn Tý"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#guests-1-number\"", "value=\"Lê Văn Tý\"");
        clerk.get(question);
        assertThat(
                        clerk.send(
                                        question,
                                        Map.of(
                                                "guests.0.number", "079206000001",
                                                "guests.0.name", "Lê Thị Na"))
                                .location())
                .as("an empty row is no row")
                .doesNotContain("/questions/guests");
    }

    private static String stays(Dossier dossier) {
        return String.valueOf(
                TestHouse.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select fields::text from registry.record where registry = 'stays' and fields::text like ?",
                                String.class,
                                "%"
                                        + TestHouse.bean(Dossiers.class)
                                                .get(dossier.id())
                                                .applicant()
                                                .number()
                                                .orElseThrow()
                                                .value()
                                        + "%"));
    }
}
