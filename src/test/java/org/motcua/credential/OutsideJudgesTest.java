package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.store.FolderStore;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/// What programs that are not ours say of a signed result: poppler's `pdfsig` of the signature,
/// veraPDF of the archive format.
class OutsideJudgesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);

    @TempDir static Path folder;
    private static byte[] result;

    @BeforeAll
    static void issue() throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        var credentials =
                Credentials.standingAlone(
                        TestDatabase.fresh(),
                        new FolderStore(folder.resolve("files")),
                        DocumentExamples.countries(),
                        folder.resolve("keys"),
                        CLOCK);
        var issued = credentials.issue(CredentialsTest.birth("judged", LocalDate.of(2026, 11, 24)));
        try (var file = credentials.open(issued)) {
            result = file.readAllBytes();
        }
    }

    @Test
    void pdfsigFindsOneSignatureOverTheWholeFileValid() throws Exception {
        String said = pdfsig(result);
        assertThat(said)
                .contains("Signature #1")
                .doesNotContain("Signature #2")
                .contains("Signature Validation: Signature is Valid.")
                .contains("Total document signed")
                .contains("Trần Văn Bình");
    }

    @Test
    void pdfsigFindsAChangedByte() throws Exception {
        byte[] changed = result.clone();
        int at = new String(result, StandardCharsets.ISO_8859_1).indexOf("stream") + 40;
        changed[at] ^= 1;
        assertThat(pdfsig(changed)).doesNotContain("Signature is Valid");
    }

    @Test
    void veraPdfFindsItFitForTheArchive() throws Exception {
        var found = validate(result, PDFAFlavour.PDFA_2_A);
        assertThat(found.getTestAssertions())
                .filteredOn(one -> one.getStatus() == TestAssertion.Status.FAILED)
                .extracting(one -> one.getRuleId().getClause() + " " + one.getMessage())
                .isEmpty();
        assertThat(found.isCompliant()).isTrue();
    }

    private static ValidationResult validate(byte[] file, PDFAFlavour flavour) throws Exception {
        try (var parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(file), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        }
    }

    /// `LC_ALL=C` so that it answers in one language everywhere.
    private static String pdfsig(byte[] file) throws Exception {
        var path = Files.write(folder.resolve("judged.pdf"), file);
        var builder = new ProcessBuilder("pdfsig", "-nocert", path.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectErrorStream(true);
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
