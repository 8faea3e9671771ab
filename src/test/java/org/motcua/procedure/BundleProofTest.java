package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Fault;
import org.motcua.country.Loading;

/// A bundle that cannot come to an end, or whose parts would lack something, is not loaded.
class BundleProofTest {
    private static final Path BIRTH = Path.of("country/vietnam/bundles/3.000722-birth.yaml");

    @TempDir Path folder;

    private int number;

    @Test
    void whatIsWrongIsToldBeforeAnybodyFilesIt() throws IOException {
        TestCountry.copyTo(folder);
        broken(
                "    title: {vi: Đăng ký khai sinh, en: Birth registration}",
                """
                    title: {vi: Đăng ký khai sinh, en: Birth registration}
                    after: [residence]\
                """);
        broken("procedure: \"1.014137\"", "procedure: \"9.999999\"");
        broken(
                "    after: [birth]\n    when: form.birth_case != \"abandoned\"",
                "    after: [bath]\n    when: form.birth_case != \"abandoned\"");
        broken(
                "- {field: child_number, is: written.birth.person}",
                "- {field: child_number, is: written.birth.child}");
        broken("- {field: who, is: '\"child\"'}", "- {field: whom, is: '\"child\"'}");
        broken("- {field: phone, is: form.phone}", "- {field: phone, is: form.telephone}");
        broken(
                "without_papers: [dwelling-proof, kinship,",
                "without_papers: [dwelling-proof, kin,");
        broken(
                "title: {vi: Đăng ký khai sinh, en: Birth registration}",
                "title: {vi: Đăng ký khai sinh}");
        broken("- {span: 3 working days,", "- {span: 2 working days,");
        broken("otherwise: {refused: stop, withdrawn: stop}", "otherwise: {refused: compensate}");
        broken("procedure: \"1.014062\"", "procedure: \"3.000333\"");
        broken("      papers: []\n      fee: 0", "      papers: []\n      fee: 1");

        var loading = Countries.load(folder, TestCountry.KINDS);

        assertThat(loading).isInstanceOf(Loading.Broken.class);
        assertThat(((Loading.Broken) loading).faults())
                .filteredOn(fault -> fault.file().contains("broken-"))
                .extracting(fault ->
                        fault.file().replaceAll(".*broken-|[.]yaml", "") + " " + fault.rule())
                .contains(
                        "1 bundle-cycle",
                        "2 bundle-unknown-procedure",
                        "3 bundle-unknown-step",
                        "4 bundle-data-never-produced",
                        "5 bundle-unknown-field",
                        "6 bundle-expression",
                        "7 bundle-unknown-paper",
                        "9 bundle-deadline-too-short",
                        "10 bundle-nothing-undoes",
                        "11 bundle-agency",
                        "12 procedure-example")
                .anyMatch(said -> said.startsWith("8 "));
        assertThat(((Loading.Broken) loading).faults())
                .as("at the very line")
                .filteredOn(fault -> fault.rule().equals("bundle-data-never-produced"))
                .allMatch(fault -> line(fault).contains("written.birth.child"));
    }

    private String line(Fault fault) {
        String name = fault.file().substring(fault.file().lastIndexOf('/') + 1);
        try {
            return Files.readAllLines(folder.resolve("bundles").resolve(name))
                    .get(fault.line() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void broken(String from, String to) throws IOException {
        String text = Files.readString(BIRTH);
        assertThat(text).contains(from);
        number++;
        Files.writeString(
                folder.resolve("bundles/broken-%d.yaml".formatted(number)),
                text.replace(from, to)
                        .replace("code: \"3.000722\"", "code: \"3.9000%02d\"".formatted(number)));
    }
}
