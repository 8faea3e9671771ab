package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.Pictures;
import org.motcua.TestHouse;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Intakes;
import org.motcua.dossier.State;

/// The story at the counter: a mother without a smartphone, an officer with a scanner and a
/// printer.
class CounterStoryTest {
    private final Births.Parents parents = Births.parents();

    @Test
    void endsWithAPrintedReceiptInHerHand() throws IOException {
        var officer = Staff.hired("Lê Thị Thu", Staff.SAIGON_WARD, "receiving-officer");
        try (var window = Browser.desk()) {
            var page = window.page();
            page.addInitScript("window.printed = 0; window.print = () => { window.printed++; };");
            window.go(TestHouse.address() + "/sign-in?to=/office/counter");
            Births.signIn(page, officer.signIn(), officer.password());
            page.waitForURL("**/office/counter");
            scan(page);
            choose(page);
            window.picture("counter-chosen");
            page.locator("button[name=begin]").click();
            page.waitForURL("**/office/counter/*");
            assertThat(page.locator("main").textContent()).contains("Khai giúp Trần Thị Lan");
            var id = filed(window, page);
            receipt(window, page, id);
            recorded(page, officer, id);
            assertThat(window.complaints()).isEmpty();
        }
    }

    /// A counter has a busy line too: what was typed and scanned is there when the page comes back.
    @Test
    void whatIsTypedAndScannedIsKeptByItself() {
        var officer = Staff.hired("Lý Thị Giấy", Staff.SAIGON_WARD, "receiving-officer");
        var person =
                new Filings.Helped(
                        Optional.empty(), "Trần Thị Lan", Optional.empty(), Optional.empty());
        var draft =
                TestHouse.bean(Intakes.class)
                        .begin(Staff.BIRTH, "vi", officer.who(), person)
                        .orElseThrow();
        String path = "/office/counter/" + draft.id();
        try (var window = Browser.desk()) {
            var page = window.page();
            window.go(TestHouse.address() + "/sign-in?to=" + path);
            Births.signIn(page, officer.signIn(), officer.password());
            page.waitForURL("**" + path);
            page.waitForResponse(
                    "**" + path + "/keep",
                    () -> page.check("input[name=birth_case][value=abandoned]"));
            page.reload();
            assertThat(page.isChecked("input[name=birth_case][value=abandoned]")).isTrue();
            page.locator("#paper-abandoned-record")
                    .setInputFiles(
                            new FilePayload(
                                    "biên bản.png", "image/png", Pictures.noise(500, 400, 3)));
            page.locator("#for-abandoned-record ul.handed b").waitFor();
            page.reload();
            assertThat(page.locator("#for-abandoned-record").textContent())
                    .contains("biên bản.png");
            assertThat(window.axe()).isEmpty();
            assertThat(window.complaints()).isEmpty();
        }
    }

    /// A scanner types what the card says and then Enter.
    private void scan(Page page) {
        page.focus("#card");
        page.keyboard()
                .insertText(
                        parents.mother()
                                + "|025123456|Trần Thị Lan|12041996|Nữ|12 Lê Lợi|01052022");
        page.waitForResponse(
                answer -> answer.request().isNavigationRequest(),
                () -> page.keyboard().press("Enter"));
        page.waitForLoadState();
        assertThat(page.inputValue("#number")).isEqualTo(parents.mother());
        assertThat(page.inputValue("#name")).isEqualTo("Trần Thị Lan");
        assertThat(page.locator("main").textContent()).contains("12/04/1996", "12 Lê Lợi");
    }

    private static void choose(Page page) {
        page.fill("#words", "dang ky khai sinh");
        page.locator("button[name=find]").click();
        page.waitForLoadState();
        page.locator("input[name=procedure][value='%s']".formatted(Births.PROCEDURE)).check();
    }

    /// The whole form stands on one page; keeping it shows what follows from the answers.
    private UUID filed(Browser.Window window, Page page) {
        for (int i = 0; i < 4; i++) {
            Births.fill(page, parents.answers());
            page.locator("button[name=keep]").last().click();
            page.waitForLoadState();
        }
        assertThat(page.locator("main").textContent())
                .as("what registries know is shown, and not asked")
                .contains("Nguyễn Văn Minh", "Bệnh viện Từ Dũ");
        window.picture("counter-form");
        assertThat(window.axe()).isEmpty();
        page.locator("button[name=file]").click();
        page.waitForURL("**/office/counter/receipts/*");
        return UUID.fromString(page.url().substring(page.url().length() - 36));
    }

    private static void receipt(Browser.Window window, Page page, UUID id) throws IOException {
        var dossier = TestHouse.bean(Dossiers.class).get(id);
        assertThat(page.locator(".receipt").textContent())
                .contains(dossier.code().value(), "Trần Thị Lan");
        window.picture("counter-receipt");
        page.locator("[data-print]").click();
        assertThat(page.evaluate("window.printed")).isEqualTo(1);
        try (var printed = Loader.loadPDF(page.pdf())) {
            assertThat(printed.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(printed))
                    .contains(dossier.code().value(), "Trần Thị Lan")
                    .as("nothing but the receipt is printed")
                    .doesNotContain("Người tiếp theo", "English");
        }
    }

    private static void recorded(Page page, Staff.Officer officer, UUID id) {
        var dossiers = TestHouse.bean(Dossiers.class);
        var dossier = dossiers.get(id);
        assertThat(dossier.state()).isEqualTo(State.RECEIVED);
        assertThat(dossier.applicant().helper()).contains(officer.who().account());
        assertThat(dossiers.history(dossier).getFirst().entry().data())
                .containsEntry("assisted", true);
        page.navigate(TestHouse.address() + "/office/dossiers/" + id);
        assertThat(page.locator("main").textContent()).contains("cán bộ khai giúp");
    }
}
