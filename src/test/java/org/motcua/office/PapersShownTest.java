package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.TestHouse;

/// Papers are looked at where the decision is made, without leaving the page and without loosening
/// what pages may do.
class PapersShownTest {
    @Test
    void aPdfIsShownInsideOfTheWorkbench() throws IOException {
        var officer =
                Staff.hired("Lê Thị Xuân", Staff.SAIGON_WARD, "receiving-officer", "specialist");
        var dossier = Staff.filed(officer, "Lý Hoài Phúc", "biên bản.pdf", pdf());
        try (var window = Browser.desk()) {
            var page = window.page();
            window.go(TestHouse.address() + "/sign-in?to=/office/dossiers/" + dossier.id());
            Births.signIn(page, officer.signIn(), officer.password());
            page.waitForURL("**/office/dossiers/*");
            var answer =
                    page.waitForResponse(
                            response -> response.url().contains("/files/"),
                            () -> page.locator("#papers details summary").first().click());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headerValue("content-security-policy"))
                    .contains("frame-ancestors 'self'", "default-src 'none'");
            assertThat(answer.headerValue("x-frame-options")).isEqualTo("SAMEORIGIN");
            page.waitForTimeout(1500);
            window.picture("paper-pdf");
            assertThat(page.frames().stream().map(Frame::url))
                    .anyMatch(url -> url.contains("/files/"));
            assertThat(window.complaints()).isEmpty();
            assertThat(window.axe()).isEmpty();
        }
    }

    private static byte[] pdf() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                content.newLineAtOffset(80, 600);
                content.showText("Bien ban ve viec tre bi bo roi");
                content.endText();
            }
            document.save(out);
        }
        return out.toByteArray();
    }
}
