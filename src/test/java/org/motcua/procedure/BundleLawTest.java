package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.kernel.ProcedureCode;

/// The law changes while a bundle is on its way: of one of its procedures, and of the bundle
/// itself.
class BundleLawTest {
    private static final ProcedureCode BIRTH = new ProcedureCode("3.000722");
    private static final LocalDate FILED = LocalDate.of(2026, 12, 30);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 2);
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 2);

    @TempDir Path folder;

    @Test
    void whatWasFiledUnderTheOldLawEndsUnderIt() throws IOException {
        TestCountry.copyTo(folder);
        amended(
                "procedures/1.014062-identity-card-child",
                "from: 2025-07-01",
                "2027-01-01",
                "x-suggest: post",
                "x-suggest: counter");
        amended(
                "bundles/3.000722-birth",
                "from: 2026-09-01",
                "2027-03-01",
                "- {span: 3 working days, cut_off",
                "- {span: 4 working days, cut_off");
        var procedures = Procedures.of(Countries.load(folder, TestCountry.KINDS).orThrow());

        var old = procedures.bundle(BIRTH, FILED).orElseThrow();
        var other = procedures.bundle(BIRTH, NEXT_YEAR).orElseThrow();
        var spring = procedures.bundle(BIRTH, SPRING).orElseThrow();

        assertThat(old.hash()).isNotEqualTo(other.hash());
        assertThat(other.hash()).isNotEqualTo(spring.hash());
        assertThat(procedures.bundleByHash(old.hash())).containsSame(old);
        assertThat(suggested(old)).isEqualTo("post");
        assertThat(suggested(other)).isEqualTo("counter");
        assertThat(procedures.byHash(old.rulebook("identity_card").hash()))
                .as("a part that is filed after the change, of a bundle filed before it")
                .containsSame(old.rulebook("identity_card"));
        assertThat(spring.whole().procedure().deadlines().getFirst().hours().intValue())
                .isEqualTo(32);
        assertThat(old.whole().procedure().deadlines().getFirst().hours().intValue()).isEqualTo(24);
    }

    private static Object suggested(BundlePlan plan) {
        return String.valueOf(
                plan.rulebook("identity_card").procedure().form().get("delivery").suggest());
    }

    private void amended(String file, String since, String day, String from, String to)
            throws IOException {
        var path = folder.resolve(file + ".yaml");
        String text = Files.readString(path);
        assertThat(text).contains(since).contains(from);
        Files.writeString(path, text.replace(since, since + ", until: " + day));
        Files.writeString(
                folder.resolve(file + "-amended.yaml"),
                // its examples told of the old law
                text.replace(since, "from: " + day)
                        .replace(from, to)
                        .replaceAll("\\R *due: 20.*", ""));
    }
}
