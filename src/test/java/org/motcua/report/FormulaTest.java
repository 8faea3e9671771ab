package org.motcua.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Fault;
import org.motcua.country.Loading;
import org.motcua.kernel.Text;

/// What a column follows from, in a row and over sums; and what an author can get wrong.
class FormulaTest {
    private static final Report REPORT =
            TestCountry.COUNTRY
                    .get(Report.KIND, "procedure-handling", LocalDate.of(2026, 11, 22))
                    .value();

    @TempDir private Path folder;

    @Test
    void aRateOfSumsIsNotTheSumOfRates() {
        var one = line("6", "2");
        var other = line("1", "1");
        assertThat(one.cell("done").value()).isEqualTo("8");
        assertThat(one.cell("in-time-share").value()).isEqualTo("75");
        assertThat(other.cell("in-time-share").value()).isEqualTo("50");
        assertThat(
                        Formula.over(
                                REPORT,
                                Map.of(
                                        "done-in-time", 7L,
                                        "done-late", 3L,
                                        "done", 10L,
                                        "in-time-share", 125L)))
                .containsEntry("done", 10L)
                .containsEntry("in-time-share", 70L);
    }

    @Test
    void whatDividesByNothingStaysEmpty() {
        var idle = line("0", "0");
        assertThat(idle.cell("done").value()).isEqualTo("0");
        assertThat(idle.cell("in-time-share").value()).isNull();
        assertThat(Formula.over(REPORT, Map.of("done-in-time", 0L, "in-time-share", 9L)))
                .doesNotContainKey("in-time-share");
    }

    @Test
    void aFormulaNamesNumbersThatStandBeforeItAndGivesANumber() throws IOException {
        assertThat(faults("row.given - row.need", "number"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isEqualTo(12);
                    assertThat(fault.message()).contains("given");
                    assertThat(fault.mend()).isNotBlank();
                });
        assertThat(faults("row.need > 3", "number")).hasSize(1);
        assertThat(faults("row.need", "words"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("report-formula"));
        assertThat(faults("row.need / 2", "number")).isEmpty();
    }

    private static Sheet.Line line(String inTime, String late) {
        var cells =
                Map.of(
                        "done-in-time", new Cell(inTime, null, null),
                        "done-late", new Cell(late, null, null));
        return WholeLine.of(
                REPORT, new Sheet.Line("x", new Text(Map.of("vi", "x")), cells), Map.of());
    }

    private List<Fault> faults(String formula, String type) throws IOException {
        var country = Files.createTempDirectory(folder, "country");
        TestCountry.copyTo(country);
        Files.writeString(
                country.resolve("reports/tried.yaml"),
                """
                id: tried
                title: {vi: "Thử", en: "Tried"}
                basis: {vi: "Thử", en: "Tried"}
                every: month
                due_days: 5
                first: 2026-01-01
                reporters: [commune-committee]
                rows:
                  fixed: [{id: a, title: {vi: "A", en: "A"}}]
                columns:
                  - {id: need, title: {vi: "Cần", en: "Need"}, type: number}
                  - {id: more, title: {vi: "Thêm", en: "More"}, type: %s, formula: "%s"}
                  - {id: given, title: {vi: "Có", en: "Given"}, type: number}
                """
                        .formatted(type, formula));
        return switch (Countries.load(country, TestCountry.KINDS)) {
            case Loading.Broken(var faults) -> faults;
            case Loading.Loaded _ -> List.of();
        };
    }
}
