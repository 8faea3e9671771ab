package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is typed is kept while it is typed.
class AutosaveTest {
    @Test
    void survivesTheClosingOfTheTab() {
        try (var window = Browser.phone()) {
            var page = question(window, "child-name");
            page.fill("[name=child_name]", "Lê Hoài Mây");
            page.locator("[data-saved]:has-text('Đã lưu lúc')").waitFor();
            kept(page, "child_name", "Lê Hoài Mây");
            String address = page.url();
            page.close();
            var again = window.page().context().newPage();
            again.navigate(address);
            assertThat(again.inputValue("[name=child_name]")).isEqualTo("Lê Hoài Mây");
        }
    }

    @Test
    void isNotLostWhenTheTabIsClosedAtOnce() {
        try (var window = Browser.phone()) {
            var page = question(window, "child-name");
            page.fill("[name=child_name]", "Lê Hoài Gió");
            String address = page.url();
            var draft = draft(page);
            page.close(new Page.CloseOptions().setRunBeforeUnload(true));
            await(draft, "child_name", "Lê Hoài Gió");
            assertThat(address).contains("child-name");
        }
    }

    @Test
    void saysWhenItCouldNotAndMakesUpForIt() {
        try (var window = Browser.phone()) {
            var page = question(window, "child-name");
            page.context().setOffline(true);
            page.fill("[name=child_name]", "Lê Hoài Nắng");
            page.locator("[data-saved]:has-text('Chưa lưu được')").waitFor();
            window.picture("autosave-offline");
            page.context().setOffline(false);
            page.locator("[data-saved]:has-text('Đã lưu lúc')").waitFor();
            kept(page, "child_name", "Lê Hoài Nắng");
        }
    }

    @Test
    void takesNothingAwayOfWhatAnotherPageAnswered() {
        try (var window = Browser.phone()) {
            var page = question(window, "child-name");
            page.fill("[name=child_name]", "Lê Hoài Sao");
            page.click("form button.button");
            page.waitForURL("**/child-origin");
            page.waitForTimeout(2500);
            kept(page, "child_name", "Lê Hoài Sao");
        }
    }

    private static Page question(Browser.Window window, String question) {
        var page = window.page();
        window.go(TestHouse.address() + "/procedures/" + Births.PROCEDURE);
        page.click("form button.button");
        var draft = draft(page);
        var answers = Births.abandoned();
        answers.remove("child_name");
        // so that the page after it still asks something
        answers.remove("home_province");
        Births.answered(draft, answers);
        window.go(TestHouse.address() + "/drafts/" + draft + "/questions/" + question);
        return page;
    }

    private static UUID draft(Page page) {
        var parts = List.of(page.url().split("/", -1));
        return UUID.fromString(parts.get(parts.indexOf("drafts") + 1));
    }

    private static void kept(Page page, String field, String value) {
        await(draft(page), field, value);
    }

    private static void await(UUID draft, String field, String value) {
        for (int i = 0; i < 50 && !answer(draft, field).equals(value); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(answer(draft, field)).isEqualTo(value);
    }

    private static String answer(UUID draft, String field) {
        return TestHouse.bean(JdbcClient.class)
                .sql("select coalesce(answers ->> ?, '') from dossier.draft where id = ?")
                .param(field)
                .param(draft)
                .query(String.class)
                .single();
    }
}
