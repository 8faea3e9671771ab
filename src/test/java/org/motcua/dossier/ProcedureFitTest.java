package org.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Fault;
import org.motcua.country.Loading;

/// A procedure that asks of its country what is not there is not loaded.
class ProcedureFitTest {
    @TempDir Path folder;

    @Test
    void whatDoesNotFitIsToldBeforeAnybodyFilesIt() throws IOException {
        TestCountry.copyTo(folder);
        change("1.001193-birth", "mother_name: full_name", "mother_name: name");
        change("1.004194-temporary-residence", "registered_on: form.from_date, ", "");
        change("1.000656-death", "      full_name: form.deceased_name", "      name: form.phone");
        change("1.001612-household-business", "capital: form.capital", "capital: form.trade");
        change("1.013831-land-change", "role: clerk", "role: sealer");
        change("3.000347-driving-licence", "act: update, key: form.licence_number", "act: update");
        change("2.000815-certified-copy", "certified_on: today", "certified_on: form.phone");

        var loading = Countries.load(folder, TestCountry.KINDS);

        assertThat(loading).isInstanceOf(Loading.Broken.class);
        assertThat(((Loading.Broken) loading).faults())
                .filteredOn(fault -> !fault.rule().equals("procedure-example"))
                .extracting(ProcedureFitTest::said)
                .containsExactlyInAnyOrder(
                        "1.001193 procedure-registry-field: The registry population has no field"
                                + " name.",
                        "1.004194 procedure-result-field: The document residence-notice also"
                                + " needs: registered_on.",
                        "1.000656 procedure-registry-field: The registry deaths has no field"
                                + " name.",
                        "1.001612 procedure-outcome: Granting this example gets stuck: the change"
                                + " business cannot be written to household-businesses:"
                                + " wrong-type capital.",
                        "1.001612 procedure-outcome: Granting this example gets stuck: the"
                                + " document household-business cannot be printed: Bán tạp hoá is"
                                + " not a MONEY.",
                        "1.013831 reference: There is no role \"sealer\".",
                        "3.000347 procedure-change-key: Which record of driving-licences is meant"
                                + " is not said.",
                        "2.000815 procedure-outcome: Granting this example gets stuck: the change"
                                + " entry cannot be written to certifications: wrong-type"
                                + " certified_on.",
                        "2.000815 procedure-outcome: Granting this example gets stuck: the change"
                                + " entry cannot be written to certifications: wrong-type"
                                + " certified_on.");
    }

    private static String said(Fault fault) {
        String file = fault.file().substring(fault.file().indexOf('/') + 1);
        return "%s %s: %s".formatted(file.substring(0, 8), fault.rule(), fault.message());
    }

    private void change(String procedure, String from, String to) throws IOException {
        var file = folder.resolve("procedures/%s.yaml".formatted(procedure));
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
