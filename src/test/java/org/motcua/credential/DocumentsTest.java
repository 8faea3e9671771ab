package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.motcua.country.Countries;

class DocumentsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);
    private static final Countries COUNTRIES = DocumentExamples.countries();
    private static final Documents DOCUMENTS = new Documents(COUNTRIES, CLOCK);

    @TestFactory
    List<DynamicTest> eachDocumentOfTheCountryPrintsWithItsTextReadable() {
        return COUNTRIES.active().all(Documents.KIND).stream()
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> prints(each.value())))
                .toList();
    }

    private static void prints(DocumentDefinition document) throws IOException {
        var values = new HashMap<>(DocumentExamples.standard());
        values.putAll(DocumentExamples.values(document));
        byte[] pdf = DOCUMENTS.render(document.id(), values, "vi");
        Path folder = Files.createDirectories(Path.of("target/documents"));
        Files.write(folder.resolve(document.id() + ".pdf"), pdf);
        // a long title stands on two lines
        assertThat(text(pdf).replaceAll("\\s+", " "))
                .contains(document.title().in("vi"))
                .contains("Uỷ ban nhân dân phường Tân Định")
                .contains("Độc lập - Tự do - Hạnh phúc")
                .contains("Trần Văn Bình");
    }

    @Test
    void theReadersLanguageStandsBesideTheBindingOne() throws IOException {
        var values = new HashMap<>(DocumentExamples.standard());
        values.putAll(DocumentExamples.values(DOCUMENTS.definition("receipt").value()));
        assertThat(text(DOCUMENTS.render("receipt", values, "en")))
                .contains("Giấy tiếp nhận hồ sơ")
                .contains("Receipt and appointment");
        assertThat(text(DOCUMENTS.render("receipt", values, "vi")))
                .doesNotContain("Receipt and appointment");
    }

    @Test
    void aMissingValueIsAFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOCUMENTS.render("receipt", DocumentExamples.standard(), "vi"))
                .withMessageContaining("applicant_name");
    }

    @Test
    void aValueThatNobodyDeclaredIsAFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOCUMENTS.render("receipt", Map.of("surprise", "1"), "vi"))
                .withMessageContaining("surprise");
    }

    @Test
    void whatAPersonTypedCannotBecomeMarkup() throws IOException {
        var values = new HashMap<>(DocumentExamples.standard());
        values.putAll(DocumentExamples.values(DOCUMENTS.definition("refusal").value()));
        String typed = "</td><script>x</script> & {{code}} <img src='file:///etc/passwd'/>";
        values.put("reason", typed);
        assertThat(text(DOCUMENTS.render("refusal", values, "vi")).replaceAll("\\s+", " "))
                .contains("</td><script>x</script> & {{code}} <img");
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
