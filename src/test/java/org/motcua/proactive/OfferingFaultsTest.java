package org.motcua.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Fault;
import org.motcua.country.Loading;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Registry;

/// What an author of an offer can get wrong is told with its place and how to mend it.
class OfferingFaultsTest {
    private static final String SOUND =
            """
            id: wrong
            title: {vi: "Nhắc", en: "Reminder"}
            why: {vi: "Ngày {day}.", en: "On {day}."}
            legal_basis: {vi: "Luật", en: "Law"}
            level: prepare
            registry: driving-licences
            person: holder_number
            trigger: {day: valid_until, before_days: 60, after_days: 0}
            when: '!record.permanent'
            fresh_days: 365
            procedure: "3.000347"
            answers: {licence_number: key}
            open_days: 60
            """;

    @TempDir private Path folder;

    @Test
    void aSoundOneHasNone() throws IOException {
        assertThat(faults(SOUND)).isEmpty();
    }

    @Test
    void aFieldThatTheRegistryDoesNotHave() throws IOException {
        told("valid_until", "valid_til", 8, 16, "offering-field", "valid_til");
    }

    @Test
    void anAgeThatIsNone() throws IOException {
        told("before_days: 60", "ages: [14Y]", 8, 36, "offering-age", "14Y");
    }

    @Test
    void aConditionOnAFieldThatIsNotThere() throws IOException {
        told("!record.permanent", "!record.forever", 9, 16, "expression", "forever");
    }

    @Test
    void aConditionOnWhatProceduresMayNotRead() throws IOException {
        var file = folder.resolve("registries/driving-licences.yaml");
        TestCountry.copyTo(folder);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "fields: [\"*\", open_violations, health_certificate]",
                                "fields: [\"*\"]"));
        Files.writeString(
                folder.resolve("proactive/wrong.yaml"),
                SOUND.replace("!record.permanent", "record.open_violations == 0"));
        assertThat(loaded())
                .filteredOn(fault -> fault.file().equals("proactive/wrong.yaml"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("open_violations"));
    }

    @Test
    void aProcedureThatIsNotThere() throws IOException {
        told("3.000347", "3.999999", 11, 12, "offering-procedure", "3.999999");
    }

    @Test
    void anAnswerToWhatIsNotAsked() throws IOException {
        told("licence_number: key", "licence_no: key", 12, 23, "offering-answer", "licence_no");
    }

    @Test
    void aPersonWhoIsNone() throws IOException {
        told("holder_number", "holder_name", 7, 9, "offering-person", "holder_name");
    }

    @Test
    void aLevelThatIsNotWhatIsWritten() throws IOException {
        told("level: prepare", "level: carry-out", 5, 8, "offering-level", "carry-out");
    }

    @Test
    void wordsThatLeaveOpenWhatNobodyFills() throws IOException {
        told("On {day}.", "On {date}.", 3, 30, "offering-words", "{day}");
    }

    @Test
    void aFactThatIsNotOfARecord() throws IOException {
        told("before_days: 60", "facts: [dossier.filed]", 8, 37, "offering-fact", "dossier.filed");
    }

    @Test
    void aRegistryThatIsNotThere() throws IOException {
        assertThat(faults(SOUND.replace("registry: driving-licences", "registry: licences")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(6));
    }

    @Test
    void aNumberThatIsNone() throws IOException {
        assertThat(faults(SOUND.replace("fresh_days: 365", "fresh_days: soon")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(10));
    }

    @Test
    void lifeEventsShowOnlyFieldsThatAreThere() {
        var country = TestCountry.COUNTRY;
        for (var event : country.all(Procedures.LIFE_EVENTS)) {
            for (var known : event.value().knows()) {
                var registry = country.versions(Registry.KIND, known.registry()).getLast().value();
                assertThat(registry.fields().keySet())
                        .as("%s of %s", known.registry(), event.id())
                        .containsAll(known.fields());
            }
        }
        assertThat(country.all(Procedures.LIFE_EVENTS))
                .filteredOn(event -> !event.value().knows().isEmpty())
                .hasSizeGreaterThanOrEqualTo(9);
    }

    private void told(String right, String wrong, int line, int column, String rule, String said)
            throws IOException {
        assertThat(SOUND).contains(right);
        assertThat(faults(SOUND.replace(right, wrong)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("proactive/wrong.yaml");
                    assertThat(fault.line()).as(fault.toString()).isEqualTo(line);
                    assertThat(fault.column()).as(fault.toString()).isEqualTo(column);
                    assertThat(fault.rule()).isEqualTo(rule);
                    assertThat(fault.message() + fault.mend()).contains(said);
                    assertThat(fault.mend()).isNotBlank();
                });
    }

    private List<Fault> faults(String definition) throws IOException {
        TestCountry.copyTo(folder);
        Files.writeString(folder.resolve("proactive/wrong.yaml"), definition);
        return loaded();
    }

    private List<Fault> loaded() {
        return switch (Countries.load(folder, TestCountry.KINDS)) {
            case Loading.Broken(var faults) -> faults;
            case Loading.Loaded _ -> List.of();
        };
    }
}
