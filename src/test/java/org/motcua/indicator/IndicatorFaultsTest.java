package org.motcua.indicator;

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

/// What an author of an indicator can get wrong is told with its place and how to mend it.
class IndicatorFaultsTest {
    private static final String BELOW =
            """
              how: {vi: "cách tính", en: "formula"}
              source: {vi: "nguồn", en: "source"}
              classification: public
            """;

    @TempDir private Path folder;

    @Test
    void aTargetWithoutDirection() throws IOException {
        told(
                """
                - id: wrong
                  title: {vi: "Sai", en: "Wrong"}
                  measure: share
                  of: dossiers
                  day: filed
                  part: dossier.online
                  empty: missing
                  target:
                    steps:
                      - {value: 80, basis: {vi: "a", en: "a"}}
                """,
                9,
                "direction");
    }

    @Test
    void aConditionThatNamesAFieldThatIsNotThere() throws IOException {
        told(
                """
                - id: wrong
                  title: {vi: "Sai", en: "Wrong"}
                  measure: share
                  of: dossiers
                  day: filed
                  part: dossier.onlin
                  empty: missing
                """,
                6,
                "onlin");
    }

    @Test
    void aShareThatDoesNotSayWhatItIsWithoutAnythingToDivideBy() throws IOException {
        told(
                """
                - id: wrong
                  title: {vi: "Sai", en: "Wrong"}
                  measure: share
                  of: dossiers
                  day: filed
                  part: dossier.online
                """,
                3,
                "nothing to divide by");
    }

    @Test
    void aConditionThatIsANumber() throws IOException {
        told(
                """
                - id: wrong
                  title: {vi: "Sai", en: "Wrong"}
                  measure: share
                  of: dossiers
                  day: filed
                  part: dossier.supplements
                  empty: missing
                """,
                6,
                "");
    }

    @Test
    void dossiersWithoutADay() throws IOException {
        told(
                """
                - id: wrong
                  title: {vi: "Sai", en: "Wrong"}
                  measure: count
                  of: dossiers
                """,
                4,
                "period");
    }

    @Test
    void stepsOfATargetOutOfOrder() throws IOException {
        told(
                """
                - id: wrong
                  title: {vi: "Sai", en: "Wrong"}
                  measure: count
                  of: dossiers
                  day: filed
                  target:
                    direction: up
                    steps:
                      - {value: 80, by: 2026-12-31, basis: {vi: "a", en: "a"}}
                      - {value: 90, by: 2025-12-31, basis: {vi: "a", en: "a"}}
                """,
                10,
                "order");
    }

    @Test
    void pointsThatDoNotAddUpAndAnIndicatorThatIsNotThere() throws IOException {
        TestCountry.copyTo(folder);
        var file = folder.resolve("indicators/indexes/q766.yaml");
        Files.writeString(file, Files.readString(file).replace("points: 20}", "points: 19}"));
        assertThat(faults().toString()).contains("q766.yaml:18").contains("19 points");
        Files.writeString(file, Files.readString(file).replace("q766-2-2", "q766-2-x"));
        assertThat(faults().toString()).contains("q766-2-x");
    }

    @Test
    void aFigureReportedForWhatIsMeasuredHere() throws IOException {
        TestCountry.copyTo(folder);
        Files.writeString(
                folder.resolve("indicators/reported/more.csv"),
                """
                indicator,place,as_of,value,units,note.vi,note.en,reporter.vi,reporter.en,source.vi,source.en
                q766-2-1,nation,2026-01-31,90,,,,a,a,b,b
                """);
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("indicators/reported/more.csv");
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.rule()).isEqualTo("reported-measured");
                });
    }

    private void told(String definition, int line, String said) throws IOException {
        TestCountry.copyTo(folder);
        Files.writeString(folder.resolve("indicators/wrong.yaml"), definition + BELOW);
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("indicators/wrong.yaml");
                    assertThat(fault.line()).isEqualTo(line);
                    assertThat(fault.message()).contains(said);
                    assertThat(fault.mend()).isNotBlank();
                });
    }

    private List<Fault> faults() {
        return switch (Countries.load(folder, TestCountry.KINDS)) {
            case Loading.Broken(var faults) -> faults;
            case Loading.Loaded _ -> List.of();
        };
    }
}
