package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;

/// A family at the portal with a real browser: one search, one form, one code, four results; the
/// householder agrees on his own telephone, officers of three agencies answer.
class BundleStoryTest {
    private final Family family = Family.fresh();

    @Test
    void aNewbornIsFiledFollowedAndFinishedOnOnePage() {
        try (var window = Browser.phone()) {
            var page = window.page();
            window.go(TestHouse.address() + "/");
            page.fill("input[name=q]", "moi sinh con lam tat ca mot lan");
            page.click("form[role=search] button");
            page.click("ul.results li:first-child a");
            assertThat(page.locator("h1").textContent())
                    .isEqualTo("Con mới sinh, làm tất cả một lần");
            window.picture("bundle-00-procedure");
            page.click("form button.button");
            page.click("a[href*='/sign-in?to=']");
            Births.signIn(page, family.parents().mother(), family.parents().password());
            page.click("main a.button");
            var id = filed(window);
            agreed(family);
            Offices.grant(Family.dossier(Family.now(id), "birth"));
            Family.await(Family.now(id), "residence", StepState.FILED);
            Family.await(Family.now(id), "health_card", StepState.FILED);
            Family.await(Family.now(id), "identity_card", StepState.FILED);
            page.reload();
            window.picture("bundle-92-side-by-side");
            assertThat(page.locator("main").textContent())
                    .contains("Công an phường Sài Gòn", "Bảo hiểm xã hội", "Đã xong");
            for (String step : new String[] {"residence", "health_card", "identity_card"}) {
                Offices.grant(Family.dossier(Family.now(id), step));
            }
            Offices.await(() -> Family.now(id).ended().isPresent(), "the end of the whole");
            page.reload();
            window.picture("bundle-93-done");
            assertThat(page.locator("main").textContent())
                    .contains("Đã xong tất cả", "Đã có đủ kết quả của mọi việc");
            window.go(TestHouse.address() + "/me");
            window.picture("bundle-94-mine");
            assertThat(page.locator("a[href='/bundles/" + id + "']").count())
                    .as("one line for the whole, and the message that it is done")
                    .isGreaterThanOrEqualTo(1);
            assertThat(window.complaints()).isEmpty();
        }
    }

    /// Answers page by page, looks it over, sends it.
    private UUID filed(Browser.Window window) {
        var page = window.page();
        var answers = new LinkedHashMap<String, String>();
        family.everything().forEach((field, value) -> answers.put(field, value.toString()));
        for (int i = 0; i < 30 && page.url().contains("/questions/"); i++) {
            fill(page, answers);
            window.picture("bundle-%02d".formatted(i + 1));
            String before = page.url();
            page.click("form button.button");
            page.waitForLoadState();
            assertThat(page.url()).as(page.locator("main").textContent()).isNotEqualTo(before);
        }
        assertThat(page.url()).endsWith("/review");
        window.picture("bundle-90-review");
        page.click("form[action$='/file'] button");
        page.waitForURL("**/bundles/*");
        window.picture("bundle-91-filed");
        assertThat(page.locator("main").textContent())
                .contains(
                        "Đang chờ người liên quan đồng ý",
                        "Tự động nộp sau khi xong: Đăng ký khai sinh");
        return UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    private static void fill(Page page, Map<String, String> answers) {
        if (page.locator("input[name=facility-unknown]").count() > 0) {
            page.check("input[name=facility-unknown]");
        }
        Births.fill(page, answers);
    }

    private static void agreed(Family family) {
        var father = family.father();
        try (var window = Browser.phone()) {
            var page = window.page();
            window.go(TestHouse.address() + "/sign-in");
            Births.signIn(page, family.parents().father(), family.parents().password());
            window.go(TestHouse.address() + "/me");
            page.click("a[href='/consents']");
            window.picture("bundle-95-consent");
            assertThat(page.locator("main").textContent())
                    .contains("Bạn là chủ hộ", "Trần Thị Lan");
            page.click("button[value=yes]");
            page.waitForLoadState();
            assertThat(page.locator("main").textContent()).contains("Không có việc nào chờ bạn");
        }
        assertThat(TestHouse.bean(Consents.class).waiting(father)).isEmpty();
    }
}
