package org.motcua.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;

/// Every part in a real browser: in both languages, in the state of error, on a narrow phone, on a
/// phone and on a desk.
class SamplePagesTest {
    /// Every sample page, as paths.
    static List<String> paths() {
        var paths = new ArrayList<String>();
        for (String language : List.of("", "/en")) {
            paths.add(language + "/samples");
            paths.add(language + "/samples/no-such-part");
            for (String name : SamplePages.NAMES) {
                paths.add(language + "/samples/" + name);
                if (SamplePages.WITH_ERROR.contains(name)) {
                    paths.add(language + "/samples/" + name + "?state=error");
                }
            }
        }
        return paths;
    }

    /// axe-core, sideways scroll, jumps, and what the browser itself complains of. Each page is
    /// loaded once; the rules run where they differ: Vietnamese at the narrowest and the widest,
    /// English between. `-Dmotcua.every-width=true` runs them everywhere.
    @Test
    void areFreeOfFaultsAtEveryWidth() {
        var soft = new SoftAssertions();
        try (var window = Browser.window(Browser.NARROW, true)) {
            for (String path : paths()) {
                window.width(Browser.NARROW);
                int status = window.go(SampleServer.address() + path);
                soft.assertThat(status).as(path).isEqualTo(path.contains("no-such") ? 404 : 200);
                soft.assertThat(window.shift()).as("shift: " + path).isLessThanOrEqualTo(0.01);
                for (int width : new int[] {Browser.NARROW, Browser.PHONE, Browser.DESK}) {
                    window.width(width);
                    String what = path + " at " + width;
                    soft.assertThat(window.scrollsSideways()).as("sideways: " + what).isFalse();
                    boolean english = path.startsWith("/en");
                    if (english == (width == Browser.PHONE)
                            || Boolean.getBoolean("motcua.every-width")) {
                        soft.assertThat(window.axe()).as(what).isEmpty();
                    }
                    if (Boolean.getBoolean("motcua.pictures")) {
                        window.picture(path.replaceAll("[^a-z]+", "-").substring(1) + "-" + width);
                    }
                }
            }
            soft.assertThat(window.complaints().stream().filter(c -> !c.contains("404"))).isEmpty();
        }
        soft.assertAll();
    }

    @Test
    void areLightOnTheWire() {
        try (var window = Browser.phone()) {
            window.go(SampleServer.address() + "/samples/question");
            assertThat(window.bytes()).as("first view").isLessThanOrEqualTo(40_000);
            assertThat(window.requests()).as("requests").isLessThanOrEqualTo(6);
            window.go(SampleServer.address() + "/samples/timeline");
            assertThat(window.bytes()).as("next page").isLessThanOrEqualTo(6_000);
            window.go(SampleServer.address() + "/samples/map");
            assertThat(window.bytes()).as("map of 34 tiles").isLessThanOrEqualTo(6_000);
        }
    }

    @Test
    void workWithoutScript() {
        try (var window = Browser.withoutScript()) {
            window.go(SampleServer.address() + "/samples/question?state=error");
            var page = window.page();
            page.getByText("Tại nhà").click();
            assertThat(page.locator("input:checked").getAttribute("value")).isEqualTo("home");
            page.locator("form button").click();
            assertThat(page.url()).endsWith("/samples/question");
        }
    }

    @Test
    void leadFromTheErrorSummaryIntoTheField() {
        try (var window = Browser.phone()) {
            window.go(SampleServer.address() + "/samples/date?state=error");
            var page = window.page();
            assertThat(page.title()).startsWith("Lỗi: ");
            assertThat(focused(page)).isEqualTo("errors");
            page.locator(".errors a").click();
            assertThat(focused(page)).isEqualTo("born-day");
        }
    }

    @Test
    void leadPastTheMastheadByKeyboard() {
        try (var window = Browser.desk()) {
            window.go(SampleServer.address() + "/en/samples/text");
            var page = window.page();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").innerText()).isEqualTo("Skip to main content");
            page.keyboard().press("Enter");
            assertThat(focused(page)).isEqualTo("main");
        }
    }

    @Test
    void switchTheLanguageAtTheSameAddress() {
        try (var window = Browser.phone()) {
            window.go(SampleServer.address() + "/samples/number?state=error");
            window.page().getByText("English").click();
            assertThat(window.page().url()).endsWith("/en/samples/number?state=error");
            assertThat(window.page().title()).startsWith("Error: Number");
        }
    }

    private static Object focused(com.microsoft.playwright.Page page) {
        return page.evaluate("document.activeElement.id");
    }
}
