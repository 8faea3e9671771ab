package org.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.dossier.Dossiers;

/// The main story, from the search to the verified document: a mother registers the birth of her
/// child; officers receive, examine and sign; anybody verifies what she received.
class BirthStoryTest {
    private final Births.Parents parents = Births.parents();

    @Test
    void isFiledHandledAndReceivedWithoutScript() {
        try (var window = Browser.withoutScript()) {
            var page = window.page();
            find(window, "/", "khai sinh cho kon", "Khai sinh cho con");
            page.click("form button.button");
            page.click("a[href*='/sign-in?to=']");
            Births.signIn(page, parents.mother(), parents.password());
            page.click("main a.button");
            var id = filed(window, "birth");
            assertThat(page.locator("main").textContent())
                    .contains("Bạn không phải làm gì lúc này");
            Births.handle(id);
            page.reload();
            window.picture("birth-result");
            assertThat(page.locator("main").textContent()).contains("Đã trả kết quả");
            verified(window, "", id, "Đúng là giấy tờ đã cấp, chưa bị sửa");
            surveyed(window, id);
        }
    }

    /// With script: answers are kept while they are typed, and the page is the English one
    /// throughout.
    @Test
    void isFiledInEnglishWithScript() {
        try (var window = Browser.phone()) {
            var page = window.page();
            find(window, "/en/", "register a birth", "Register the birth of a child");
            page.click("form button.button");
            page.click("a[href*='/sign-in?to=']");
            Births.signIn(page, parents.mother(), parents.password());
            page.click("main a.button");
            var id = filed(window, "birth-en");
            assertThat(page.url()).contains("/en/dossiers/");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator("main").textContent())
                    .contains("You need do nothing now", "Submitted");
            Births.handle(id);
            page.reload();
            window.picture("birth-en-result");
            assertThat(page.locator("main").textContent()).contains("Result returned");
            verified(window, "/en", id, "This is the document as issued, unchanged");
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static void find(Browser.Window window, String home, String words, String title) {
        window.go(TestHouse.address() + home);
        window.page().fill("input[name=q]", words);
        window.page().click("form[role=search] button");
        window.page().click("ul.results li:first-child a");
        assertThat(window.page().locator("h1").textContent()).isEqualTo(title);
    }

    /// Answers page by page, looks it over, sends it.
    private UUID filed(Browser.Window window, String picture) {
        var page = window.page();
        for (int i = 0; i < 20 && page.url().contains("/questions/"); i++) {
            Births.fill(page, parents.answers());
            window.picture("%s-%02d".formatted(picture, i));
            String before = page.url();
            page.click("form button.button");
            page.waitForLoadState();
            assertThat(page.url()).as(page.locator("main").textContent()).isNotEqualTo(before);
        }
        assertThat(page.url()).endsWith("/review");
        window.picture(picture + "-review");
        page.click("form[action$='/file'] button");
        page.waitForURL("**/dossiers/*");
        window.picture(picture + "-filed");
        return UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    }

    /// Anybody verifies the document, and a changed byte is found.
    private static void verified(Browser.Window window, String language, UUID id, String words) {
        var page = window.page();
        var dossier = TestHouse.bean(Dossiers.class).get(id);
        assertThat(dossier.result()).isPresent();
        var answer =
                page.context().request().get(TestHouse.address() + "/dossiers/" + id + "/result");
        assertThat(answer.status()).isEqualTo(200);
        byte[] pdf = answer.body();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        try (var stranger = Browser.phone()) {
            stranger.go(TestHouse.address() + language + "/verify");
            verify(stranger.page(), pdf);
            assertThat(stranger.page().locator("main").textContent()).contains(words);
            stranger.picture("birth-verified");
            pdf[pdf.length / 2] ^= 1;
            verify(stranger.page(), pdf);
            assertThat(stranger.page().locator("main").textContent()).doesNotContain(words);
        }
    }

    /// One question after the result, answered once; who handled the dossier does not see it.
    private static void surveyed(Browser.Window window, UUID id) {
        var page = window.page();
        window.go(TestHouse.address() + "/dossiers/" + id);
        page.click("form[action$='/survey'] button");
        assertThat(page.locator("main").textContent())
                .contains("Chọn một câu trả lời trước khi gửi");
        page.check("input[name=mark][value='4']");
        page.fill("textarea[name=words]", "Nhanh hơn tôi nghĩ");
        window.picture("birth-survey");
        page.click("form[action$='/survey'] button");
        page.waitForURL("**/dossiers/*");
        assertThat(page.locator("main").textContent()).contains("Cảm ơn bạn đã trả lời: Hài lòng");
        assertThat(page.locator("form[action$='/survey']").count()).as("asked once").isZero();
        var dossiers = TestHouse.bean(Dossiers.class);
        var told =
                dossiers.history(dossiers.get(id)).stream()
                        .filter(one -> one.entry().fact().equals("dossier.rated"))
                        .toList();
        assertThat(told).singleElement().asString().contains("rating=4").doesNotContain("Nhanh");
    }

    private static void verify(Page page, byte[] pdf) {
        page.setInputFiles("input[type=file]", new FilePayload("giấy.pdf", "application/pdf", pdf));
        page.click("main form button");
        page.waitForLoadState();
    }
}
