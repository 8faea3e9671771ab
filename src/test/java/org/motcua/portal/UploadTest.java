package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.Pictures;
import org.motcua.TestHouse;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Papers on their way from a phone: the connection breaks, the page is left, the file is not what
/// it says.
class UploadTest {
    private static final byte[] PICTURE = Pictures.noise(1000, 1000, 1);
    private static final String SUM = Pictures.sha256(PICTURE);
    private static final String PARTS = "**/files/*?from=*";

    @Test
    void aBrokenConnectionGoesOnWhereItBroke() {
        try (var window = Browser.phone()) {
            var page = papers(window);
            var sent = new AtomicLong();
            var cut = new boolean[1];
            page.route(
                    PARTS,
                    route -> {
                        if (from(route) * 2 >= PICTURE.length && !cut[0]) {
                            cut[0] = true;
                            page.context().setOffline(true);
                            route.abort("connectionreset");
                            return;
                        }
                        sent.addAndGet(bytes(route));
                        route.resume();
                    });
            choose(page, "biên bản.png", PICTURE);
            page.locator("text=Mất kết nối").first().waitFor();
            assertThat(stored(page)).isEmpty();
            assertThat(received(page)).isBetween(PICTURE.length / 3L, PICTURE.length * 3L / 4);
            window.picture("upload-broken");
            page.context().setOffline(false);
            arrived(page);
            assertThat(stored(page)).containsExactly(SUM);
            assertThat(sent.get()).as("nothing is sent twice").isEqualTo(PICTURE.length);
            window.picture("upload-arrived");
        }
    }

    @Test
    void goesOnAfterThePageWasLoadedAgain() {
        try (var window = Browser.phone()) {
            var page = papers(window);
            breakAtHalf(page);
            choose(page, "biên bản.png", PICTURE);
            page.locator("text=Mất kết nối").first().waitFor();
            long half = received(page);
            page.unroute(PARTS);
            var again = new AtomicLong();
            page.route(
                    PARTS,
                    route -> {
                        again.addAndGet(bytes(route));
                        route.resume();
                    });
            page.reload();
            arrived(page);
            assertThat(stored(page)).containsExactly(SUM);
            assertThat(again.get()).isEqualTo(PICTURE.length - half);
        }
    }

    @Test
    void goesOnWithTheSameFileChosenAgainWhereTheBrowserKeptNothing() {
        try (var window = Browser.phone()) {
            var page = papers(window);
            breakAtHalf(page);
            choose(page, "biên bản.png", PICTURE);
            page.locator("text=Mất kết nối").first().waitFor();
            long half = received(page);
            page.unroute(PARTS);
            String address = page.url();
            page.navigate(TestHouse.address() + "/help");
            page.evaluate(
                    """
                    () => new Promise(done => {
                      const gone = indexedDB.deleteDatabase("motcua-files");
                      gone.onsuccess = gone.onerror = () => done();
                    })
                    """);
            page.navigate(address);
            assertThat(page.locator("main").textContent()).contains("Chọn lại đúng tệp này");
            window.picture("upload-half");
            var again = new AtomicLong();
            page.route(
                    PARTS,
                    route -> {
                        again.addAndGet(bytes(route));
                        route.resume();
                    });
            choose(page, "tên khác.png", PICTURE);
            arrived(page);
            assertThat(stored(page)).containsExactly(SUM);
            assertThat(again.get()).isEqualTo(PICTURE.length - half);
        }
    }

    /// Forty seconds on a thin line become ten; what cannot be made smaller goes as it is.
    @Test
    void photosOfAPhoneAreMadeSmallerOnTheWay() {
        byte[] photo = Pictures.photo(3600, 2700);
        try (var window = Browser.phone()) {
            var page = papers(window);
            var sent = new AtomicLong();
            page.route(
                    PARTS,
                    route -> {
                        sent.addAndGet(bytes(route));
                        route.resume();
                    });
            page.locator("input[type=file]")
                    .first()
                    .setInputFiles(
                            new com.microsoft.playwright.options.FilePayload(
                                    "IMG_0042.JPG", "image/jpeg", photo));
            arrived(page);
            assertThat(page.locator("ul.handed").first().textContent()).contains("IMG_0042.jpg");
            assertThat(stored(page)).hasSize(1).doesNotContain(Pictures.sha256(photo));
            assertThat(sent.get()).isBetween(50_000L, photo.length * 2L / 3);
        }
    }

    @Test
    void waitsWhenAskedTo() {
        try (var window = Browser.phone()) {
            var page = papers(window);
            // the first part is on its way until the person has asked to wait
            var first = new ArrayDeque<Route>();
            page.route(
                    PARTS,
                    route -> {
                        if (first.isEmpty()) {
                            first.add(route);
                        } else {
                            route.resume();
                        }
                    });
            choose(page, "biên bản.png", PICTURE);
            page.waitForCondition(() -> !first.isEmpty());
            page.locator("[data-stop]").first().click();
            first.getFirst().resume();
            page.locator("text=Đã tạm dừng").first().waitFor();
            window.picture("upload-paused");
            assertThat(window.axe()).isEmpty();
            page.waitForTimeout(500);
            assertThat(stored(page)).isEmpty();
            page.locator("[data-go]").first().click();
            arrived(page);
            assertThat(stored(page)).containsExactly(SUM);
        }
    }

    @Test
    void goingOnWaitsUntilEverythingIsSent() {
        try (var window = Browser.phone()) {
            var page = papers(window);
            page.route(
                    PARTS,
                    route -> {
                        page.waitForTimeout(100);
                        route.resume();
                    });
            choose(page, "biên bản.png", PICTURE);
            page.locator("[data-stop]").first().waitFor();
            page.locator("form[data-after-files] button").click();
            page.waitForURL("**/review");
            assertThat(stored(page)).containsExactly(SUM);
        }
    }

    @Test
    void saysAtOnceWhatIsWrongWithAFile() {
        try (var window = Browser.phone()) {
            var page = papers(window);
            choose(page, "giấy.jpg", "Tôi không phải ảnh".getBytes(StandardCharsets.UTF_8));
            page.locator("text=Không phải ảnh hoặc PDF").first().waitFor();
            choose(page, "to.png", new byte[21 << 20]);
            page.locator("text=Tệp này quá lớn").first().waitFor();
            window.picture("upload-refused");
            assertThat(window.axe()).isEmpty();
            assertThat(stored(page)).isEmpty();
            page.locator("ul.sending [data-drop]").click();
            page.locator("ul.sending li").first().waitFor(gone());
        }
    }

    @Test
    void ordinaryFormsDoTheSameWithoutScript() {
        try (var window = Browser.withoutScript()) {
            var page = papers(window);
            choose(page, "biên bản.png", PICTURE);
            page.locator("section form button.other").first().click();
            assertThat(page.locator("ul.handed").first().textContent())
                    .contains("biên bản.png", "Đã nhận");
            assertThat(stored(page)).containsExactly(SUM);
        }
    }

    /// The papers of a draft of an abandoned child, which needs one.
    private static Page papers(Browser.Window window) {
        var page = window.page();
        window.go(TestHouse.address() + "/procedures/" + Births.PROCEDURE);
        page.click("form button.button");
        Births.answered(draft(page), Births.abandoned());
        window.go(TestHouse.address() + "/drafts/" + draft(page) + "/papers");
        return page;
    }

    private static UUID draft(Page page) {
        var parts = List.of(page.url().split("/", -1));
        return UUID.fromString(parts.get(parts.indexOf("drafts") + 1));
    }

    private static void choose(Page page, String name, byte[] content) {
        page.locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload(name, "image/png", content));
    }

    private static void breakAtHalf(Page page) {
        page.route(
                PARTS,
                route -> {
                    if (from(route) * 2 >= PICTURE.length) {
                        route.abort("connectionreset");
                    } else {
                        route.resume();
                    }
                });
    }

    private static void arrived(Page page) {
        page.locator("ul.handed .tag.good").first().waitFor();
        page.locator("ul.sending li").first().waitFor(gone());
    }

    private static com.microsoft.playwright.Locator.WaitForOptions gone() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }

    private static long from(Route route) {
        String url = route.request().url();
        return Long.parseLong(url.substring(url.indexOf("from=") + 5));
    }

    private static long bytes(Route route) {
        return route.request().postDataBuffer().length;
    }

    private static List<String> stored(Page page) {
        return TestHouse.bean(JdbcClient.class)
                .sql("select sha256 from dossier.file where draft = ? and state = 'kept'")
                .param(draft(page))
                .query((row, _) -> row.getString("sha256"))
                .list();
    }

    private static long received(Page page) {
        return TestHouse.bean(JdbcClient.class)
                .sql("select received from dossier.file where draft = ?")
                .param(draft(page))
                .query(Long.class)
                .single();
    }
}
