package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.Visitor;

/// The pages of acting for others in a real browser: on a phone and a desk, in both languages, for
/// everybody.
class MandateLooksTest {
    private final Kin kin = Kin.withChild(15);

    @Test
    void everyPageIsWithoutFaultsInEveryWidth() {
        var grants = TestHouse.bean(Grants.class);
        var given =
                (Grants.Outcome.Given)
                        grants.give(
                                kin.mother(),
                                new Grants.Wanted(
                                        "authorised",
                                        kin.parents.father(),
                                        kin.father().name(),
                                        "",
                                        Set.of("file", "follow"),
                                        Set.of("2.001195"),
                                        Optional.of(Births.today().plusDays(30))));
        var mandate = kin.mandate(kin.mother()).mandate().id();
        var draft = Kin.draft(kin.acting(kin.mother()));
        var mother = kin.browser(kin.mother());
        try (var window = Browser.phone()) {
            enter(window, mother);
            for (String path :
                    List.of(
                            "/me",
                            "/acting",
                            "/mandates",
                            "/mandates/" + given.mandate(),
                            "/mandates/" + mandate,
                            "/mandates/new/spouse",
                            "/mandates/new/authorised")) {
                look(window, path);
            }
        }
        Kin.act(mother, mandate, kin.name);
        mother.get("/drafts/" + draft + "/questions/visit");
        try (var window = Browser.phone()) {
            enter(window, mother);
            for (String path :
                    List.of(
                            "/me",
                            "/acting",
                            "/drafts/" + draft,
                            "/drafts/" + draft + "/review",
                            "/drafts/" + draft + "/questions/delivery")) {
                look(window, path);
            }
            Kin.registry(kin.child, "birth_date", Births.today().minusYears(30).toString());
            look(window, "/me");
            assertThat(window.page().locator("h1").textContent())
                    .isEqualTo("Bạn không còn làm thay được nữa");
        }
        var father = kin.browser(kin.father());
        try (var window = Browser.phone()) {
            enter(window, father);
            look(window, "/mandates/" + given.mandate());
        }
    }

    private static void enter(Browser.Window window, Visitor visitor) {
        visitor.cookies()
                .forEach((name, value) ->
                        window.page()
                                .context()
                                .addCookies(
                                        List.of(
                                                new com.microsoft.playwright.options.Cookie(
                                                                name, value)
                                                        .setUrl(TestHouse.address()))));
    }

    private static void look(Browser.Window window, String path) {
        String name = "mandate" + path.replaceAll("[0-9a-f-]{36}", "").replace('/', '-');
        for (String language : List.of("/en", "")) {
            assertThat(window.go(TestHouse.address() + language + path)).as(path).isEqualTo(200);
            for (int width : new int[] {Browser.DESK, Browser.NARROW, Browser.PHONE}) {
                window.width(width);
                assertThat(window.scrollsSideways()).as("%s at %d", path, width).isFalse();
                if (width != Browser.NARROW && language.isEmpty()) {
                    window.picture(name + "-" + width);
                    assertThat(window.axe()).as("%s at %d", path, width).isEmpty();
                }
            }
        }
    }
}
