package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.registry.Change;
import org.motcua.registry.Objection;
import org.motcua.registry.Objections;
import org.motcua.registry.Qualities;
import org.motcua.registry.Reading;
import org.motcua.registry.Registries;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The owner of a registry at its pages, and the person concerned at theirs.
class RegistryPagesTest {
    private static final AgencyCode POLICE = new AgencyCode("G01");
    private static final AgencyCode LAND = new AgencyCode("G10");
    private static int number;

    private static DemoAccounts.SignIn hired(String name, String role, AgencyCode agency) {
        return TestHouse.bean(DemoAccounts.class)
                .officer(name + ++number, "Cán bộ " + name, List.of(new Assignment(role, agency)))
                .orElseThrow();
    }

    private static Visitor keeper(AgencyCode agency) {
        return signedIn(hired("keeper", "registry-keeper", agency), "keeper" + number);
    }

    private static Visitor signedIn(DemoAccounts.SignIn account, String name) {
        var browser = new Visitor();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("name", name, "password", account.password()));
        browser.post("/sign-in/code", Map.of("code", Staff.code()));
        return browser;
    }

    private static void parcel(String certificate, String owner, String name, String parcel) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("unit", Staff.SAIGON_WARD);
        fields.put("sheet", "9");
        fields.put("parcel", parcel);
        fields.put("area", 100);
        fields.put("land_use", "ODT");
        fields.put("owner_number", owner);
        fields.put("owner_name", name);
        TestHouse.bean(Registries.class)
                .write(
                        new Change(
                                "test/" + UUID.randomUUID(),
                                "land-parcels",
                                Change.Act.CREATE,
                                Optional.of(certificate),
                                fields,
                                Staff.today(),
                                "test",
                                Actor.officer(UUID.randomUUID().toString(), LAND)));
        TestHouse.bean(Qualities.class).check("land-parcels", _ -> {});
    }

    private static UUID entity(String key) {
        return TestHouse.bean(JdbcClient.class)
                .sql("select entity from registry.record where key = ? limit 1")
                .param(key)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    @Test
    void aPersonSeesWhoLookedAndIsAnswered() {
        var parents = Births.parents();
        var mother = parents.mother();
        TestHouse.bean(Registries.class)
                .read(
                        new Reading(
                                "population",
                                Optional.empty(),
                                mother,
                                List.of("full_name", "residence"),
                                "Xác minh nơi ở",
                                "dossier:" + UUID.randomUUID(),
                                Actor.officer(UUID.randomUUID().toString(), LAND)));
        var browser = new Visitor();
        Births.signIn(browser, parents.mother(), parents.password());
        String page = "";
        for (int tries = 0; tries < 50 && !page.contains("Lần xem này không đúng"); tries++) {
            page = browser.get("/me/looks").body();
        }
        assertThat(page)
                .contains("Bộ Nông nghiệp và Môi trường", "Xác minh nơi ở", "Nơi thường trú")
                .contains("Lần xem này không đúng");
        var link = java.util.regex.Pattern.compile("href=\"(/me/looks/[^\"]+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        browser.get(link.group(1));
        assertThat(browser.send(link.group(1), Map.of("words", " ")).status()).isEqualTo(422);
        var sent =
                browser.post(
                        link.group(1), Map.of("words", "Tôi không có việc gì ở Bộ Nông nghiệp"));
        assertThat(sent.body()).contains("Đã gửi phản ánh PA-", "đang chờ trả lời");

        var keeper = keeper(POLICE);
        assertThat(keeper.get("/office/objections").body())
                .contains("Tôi không có việc gì ở Bộ Nông nghiệp", "Xác minh nơi ở");
        var objection = ofThisPerson();
        keeper.post(
                "/office/objections/" + objection.id(),
                Map.of(
                        "verdict-" + objection.id(),
                        "UPHELD",
                        "words-" + objection.id(),
                        "Lần xem này không có hồ sơ kèm theo"));
        assertThat(browser.get("/me/looks").body())
                .contains("bạn nói đúng", "Lần xem này không có hồ sơ kèm theo");
        assertThat(keeper(LAND).send("/office/objections/" + objection.id(), Map.of()).status())
                .isGreaterThanOrEqualTo(400);
        assertThat(browser.get("/me").body()).contains(objection.number());
    }

    private static Objection ofThisPerson() {
        return TestHouse.bean(Objections.class).in(List.of("population")).stream()
                .filter(one -> one.answer().isEmpty())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void whatAPersonSaysIsNotRightBecomesATaskOfTheOwner() {
        var parents = Births.parents();
        var browser = new Visitor();
        Births.signIn(browser, parents.mother(), parents.password());
        var page = browser.get("/me/data").body();
        var entity = entity(parents.mother());
        String path = "/me/data/%s/full_name".formatted(entity);
        assertThat(page).contains(path);
        browser.get(path);
        browser.post(path, Map.of("words", "Sai tên đệm"));
        var keeper = keeper(POLICE);
        keeper.get("/office/objections");
        var objection = ofThisPerson();
        keeper.post(
                "/office/objections/" + objection.id(),
                Map.of(
                        "verdict-" + objection.id(), "UPHELD",
                        "words-" + objection.id(), "Sẽ sửa"));
        assertThat(keeper.get("/office/registries/population/records/" + entity).body())
                .contains("có người báo chưa đúng", "Họ và tên");
        var stranger = new Visitor();
        Births.signIn(stranger, Births.parents().mother(), parents.password());
        assertThat(stranger.look(path).status()).isEqualTo(404);
    }

    @Test
    void anOwnerFindsCorrectsExplainsAndMerges() {
        var parents = Births.parents();
        String owner = parents.mother();
        String one = "GCN-A" + ++number;
        String two = "GCN-B" + number;
        parcel(one, owner, "Người Khác", "77" + number);
        parcel(two, owner, "Người Khác", "77" + number);
        var keeper = keeper(LAND);
        assertThat(keeper.get("/office/registries").body())
                .contains("Cơ sở dữ liệu quốc gia về đất đai");
        assertThat(keeper.look("/office/registries/population").status()).isEqualTo(404);
        assertThat(keeper.get("/office/registries/land-parcels?q=" + one).body()).contains(one);
        assertThat(keeper.get("/office/registries/land-parcels/faults?kind=MISMATCH").body())
                .contains("khác nơi gốc");

        String record = "/office/registries/land-parcels/records/" + entity(one);
        assertThat(keeper.get(record).body()).contains("Người Khác", "khác nơi gốc");
        var corrected =
                keeper.post(
                        record + "/correct",
                        Map.of(
                                "field", "owner_name",
                                "value", "Trần Thị Lan",
                                "words", "theo cơ sở dữ liệu dân cư"));
        assertThat(corrected.body()).contains("Đã sửa", "Trần Thị Lan", "Người Khác");
        assertThat(keeper.send(record + "/correct", Map.of("field", "area", "value", "x")).status())
                .isEqualTo(422);

        var list = keeper.get("/office/registries/land-parcels/faults?kind=DUPLICATE").body();
        var link =
                java.util.regex.Pattern.compile(
                                "href=\"(/office/registries/land-parcels/duplicates/[^\"]+)\">("
                                        + one
                                        + "|"
                                        + two
                                        + ")<")
                        .matcher(list);
        assertThat(link.find()).isTrue();
        assertThat(keeper.get(link.group(1)).body()).contains(one, two);
        var merged =
                keeper.post(
                        link.group(1),
                        Map.of(
                                "keep", entity(one).toString(),
                                "verdict", "merge",
                                "words", "cấp hai lần"));
        assertThat(merged.body()).contains("Đã gộp hai bản ghi", "Bản ghi " + two);
        var undo = java.util.regex.Pattern.compile("name=\"undo-([^\"]+)\"").matcher(merged.body());
        assertThat(undo.find()).isTrue();
        assertThat(
                        keeper.post(
                                        record + "/undo/" + undo.group(1),
                                        Map.of("undo-" + undo.group(1), "hai thửa"))
                                .body())
                .contains("Đã hoàn lại như trước");
    }

    @Test
    void pagesAreWithoutFaultsOnAPhoneAndOnADesk() {
        var parents = Births.parents();
        String owner = parents.mother();
        String one = "GCN-C" + ++number;
        parcel(one, owner, "Người Khác", "88" + number);
        parcel("GCN-D" + number, owner, "Trần Thị Lan", "88" + number);
        var person = new Visitor();
        Births.signIn(person, parents.mother(), parents.password());
        var entity = entity(owner);
        String objected = "/me/data/%s/full_name".formatted(entity);
        person.get(objected);
        person.post(objected, Map.of("words", "Sai tên đệm"));
        Browser.look(person, "registry", List.of("/me/data", "/en/me/looks", objected));

        var keeper = keeper(LAND);
        String home = "/office/registries/land-parcels";
        var link =
                java.util.regex.Pattern.compile("href=\"(" + home + "/duplicates/[^\"]+)\"")
                        .matcher(keeper.get(home + "/faults?kind=DUPLICATE").body());
        assertThat(link.find()).isTrue();
        Browser.look(
                keeper,
                "registry",
                List.of(
                        "/office/registries",
                        home + "?q=" + one,
                        home + "/faults",
                        "/en" + home + "/quality",
                        home + "/records/" + entity(one),
                        link.group(1)));
        Browser.look(keeper(POLICE), "registry", List.of("/office/objections"));
        var guard = hired("guard", "data-protection-officer", POLICE);
        Browser.look(signedIn(guard, "guard" + number), "registry", List.of("/office/security"));
    }
}
