package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.dossier.Dossiers;

/// Every page of the portal in a real browser: in both languages, on the narrowest phone, a common
/// one and a desk; and what the pages of a form weigh on the wire.
///
/// Each page is looked at in every width for its layout. For accessibility, one width of the three
/// is taken in turn for each page and language; all of them with `-Dmotcua.looks.all=true`.
/// Pictures for the eye are left under `target/pictures` with `-Dmotcua.pictures=true`.
class PortalLooksTest {
    private static final int FIRST_VIEW = 40_000;
    private static final int FOLLOWING = 6_000;
    private static final double SHIFT = 0.01;

    private static int turn;

    @Test
    void pagesForEverybodyAreWithoutFaults() {
        var pages = new LinkedHashMap<String, Integer>();
        for (String path :
                List.of(
                        "/",
                        "/procedures",
                        "/procedures?q=khai+sinh+cho+kon",
                        "/procedures?q=xyzzy",
                        "/procedures?audience=business",
                        "/events/having-a-child",
                        "/events/growing-old",
                        "/procedures/" + Births.PROCEDURE,
                        "/procedures/2.000815",
                        "/track",
                        "/verify",
                        "/verify/AAAA-BBBB-CCCC",
                        "/sign-in",
                        "/register",
                        "/register/foreigner",
                        "/forgotten-password",
                        "/signed-out",
                        "/help",
                        "/accessibility",
                        "/privacy")) {
            pages.put(path, 200);
        }
        pages.put("/track?code=H29.26740-000000-999999", 422);
        pages.put("/no/such/page", 404);
        look(Map.of(), pages);
    }

    @Test
    void pagesOfADraftAreWithoutFaults() {
        var parents = Births.parents();
        var person = new Person(parents);
        var pages = new LinkedHashMap<String, Integer>();
        var known = person.begin();
        Births.answered(known, parents.answers());
        person.draft(known);
        pages.put("/drafts/" + known, 200);
        for (String question : person.questions(known)) {
            pages.put("/drafts/" + known + "/questions/" + question, 200);
        }
        pages.put("/drafts/" + known + "/review", 200);
        var unknown = person.begin();
        var answers = new LinkedHashMap<>(parents.answers());
        answers.put("relation", "authorised");
        answers.put("mother_number", "079196999999");
        answers.put("father_number", "079094999999");
        answers.put("notification_code", "79011.GCS.99999.26");
        answers.put("delivery", "post");
        answers.put("register_at", "tân");
        Births.answered(unknown, answers);
        for (String question :
                List.of(
                        "mother-number",
                        "mother",
                        "father",
                        "marriage",
                        "birth",
                        "register-at",
                        "delivery-address")) {
            pages.put("/drafts/" + unknown + "/questions/" + question, 200);
        }
        pages.put("/drafts/" + unknown + "/papers", 200);
        pages.put("/drafts/" + unknown + "/review", 200);
        look(person.cookies(), pages);
    }

    @Test
    void pagesOfADossierAreWithoutFaults() {
        var parents = Births.parents();
        var person = new Person(parents);
        var pages = new LinkedHashMap<String, Integer>();
        var done = person.filed("0");
        Births.handle(done);
        pages.put("/dossiers/" + done, 200);
        pages.put("/dossiers/" + done + "/answers", 200);
        var paying = person.filed("2");
        pages.put("/dossiers/" + paying, 200);
        pages.put("/dossiers/" + paying + "/pay", 200);
        var asked = person.filed("0");
        Births.done(
                Births.casework()
                        .askForMore(
                                Births.seen(asked),
                                Births.officer("receiving-officer"),
                                List.of("Ảnh giấy tờ mờ hoặc thiếu góc, cần chụp lại.")));
        pages.put("/dossiers/" + asked, 200);
        pages.put("/dossiers/" + asked + "/supplement", 200);
        var withdrawn = person.filed("0");
        TestHouse.bean(Dossiers.class).withdraw(withdrawn, parents.signedIn(), "Đổi ý");
        pages.put("/dossiers/" + withdrawn, 200);
        person.begin();
        var code =
                TestHouse.bean(org.motcua.credential.Credentials.class)
                        .get(Births.now(done).result().orElseThrow())
                        .code();
        pages.put("/verify/" + code, 200);
        pages.put("/track?code=" + Births.now(done).code().value(), 200);
        pages.put("/", 200);
        pages.put("/me", 200);
        pages.put("/account", 200);
        pages.put("/account/offers", 200);
        pages.put("/events/having-a-child", 200);
        look(person.cookies(), pages);
    }

    @Test
    void formsAreLightAndNothingJumps() throws IOException {
        var parents = Births.parents();
        var person = new Person(parents);
        var draft = person.begin();
        Births.answered(draft, parents.answers());
        person.draft(draft);
        var weights = new ArrayList<String>();
        var soft = new SoftAssertions();
        long whole = 0;
        for (String question : person.questions(draft)) {
            try (var window = Browser.phone()) {
                window.enter(person.cookies());
                window.go(address("", "/drafts/" + draft + "/questions/" + question));
                long first = window.bytes();
                weights.add(question + " " + first);
                soft.assertThat(first)
                        .as("first view of " + question)
                        .isBetween(1L, (long) FIRST_VIEW);
                soft.assertThat(window.shift()).as(question).isLessThanOrEqualTo(SHIFT);
            }
        }
        try (var window = Browser.phone()) {
            window.enter(person.cookies());
            window.go(address("", "/drafts/" + draft));
            whole += window.bytes();
            soft.assertThat(whole).as("first view").isLessThanOrEqualTo(FIRST_VIEW);
            var questions = new ArrayList<>(person.questions(draft));
            for (String question : questions) {
                window.go(address("", "/drafts/" + draft + "/questions/" + question));
                long bytes = window.bytes();
                whole += bytes;
                weights.add("then " + question + " " + bytes);
                soft.assertThat(bytes).as("then " + question).isLessThanOrEqualTo(FOLLOWING);
                soft.assertThat(window.shift()).as(question).isLessThanOrEqualTo(SHIFT);
            }
            window.go(address("", "/drafts/" + draft + "/review"));
            long review = window.bytes();
            whole += review;
            weights.add("then review " + review);
            soft.assertThat(review).as("review").isLessThanOrEqualTo(FOLLOWING);
        }
        weights.add("the whole way " + whole);
        Files.write(Path.of("target", "weights.txt"), weights);
        soft.assertThat(whole).as("the whole way").isLessThanOrEqualTo(120_000L);
        soft.assertAll();
        assertThat(weights).hasSizeGreaterThan(15);
    }

    /// Looks at pages with the cookies of somebody.
    private static void look(Map<String, String> cookies, Map<String, Integer> pages) {
        var soft = new SoftAssertions();
        for (String language : List.of("", "/en")) {
            try (var window = Browser.phone()) {
                window.enter(cookies);
                pages.forEach((path, status) -> look(window, language, path, status, soft));
                var complaints = new ArrayList<>(window.complaints());
                complaints.removeIf(words -> words.contains("status of 4"));
                soft.assertThat(complaints).isEmpty();
            }
        }
        soft.assertAll();
    }

    private static void look(
            Browser.Window window, String language, String path, int status, SoftAssertions soft) {
        window.width(Browser.NARROW);
        soft.assertThat(window.go(address(language, path))).as(path).isEqualTo(status);
        soft.assertThat(window.page().url())
                .as("stays")
                .endsWith(path.replaceAll("\\?.*", "").equals("/") ? "" : path);
        soft.assertThat(window.shift()).as("shift of " + path).isLessThanOrEqualTo(SHIFT);
        turn++;
        for (int width : new int[] {Browser.NARROW, Browser.PHONE, Browser.DESK}) {
            window.width(width);
            String what = language + path + " at " + width;
            soft.assertThat(window.scrollsSideways()).as("sideways: " + what).isFalse();
            if (turn++ % 3 == 0 || Boolean.getBoolean("motcua.looks.all")) {
                soft.assertThat(window.axe()).as(what).isEmpty();
            }
            if (Boolean.getBoolean("motcua.pictures") && width != Browser.NARROW) {
                String name = (language + path).replaceAll("[0-9a-f-]{36}", "x");
                window.picture("portal" + name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + width);
            }
        }
    }

    private static String address(String language, String path) {
        return TestHouse.address() + language + path;
    }
}
