package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import picocli.CommandLine;

/// An official list of units is compared first, and taken over only when asked and only whole.
class ImportUnitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FROM = LocalDate.of(2026, 12, 1);

    @TempDir Path folder;
    private Path country = Path.of("");

    @BeforeEach
    void aCountryOfItsOwn() throws IOException {
        country = folder.resolve("vietnam");
        TestCountry.copyTo(country);
        Path schema = folder.resolve("schema");
        Files.createDirectories(schema);
    }

    /// The communes as they are, one renamed, one gone, one new.
    private Path list(String... more) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("code,name,parent");
        List<Unit> communes = Units.of(TestCountry.COUNTRY).all("commune", TODAY);
        for (Unit unit : communes.subList(1, communes.size())) {
            String name = unit.name().in("vi");
            lines.add(
                    "%s,%s,%s"
                            .formatted(
                                    unit.code().value(),
                                    unit.code().value().equals("26740") ? "Phường Bến Nghé" : name,
                                    String.valueOf(unit.parent())));
        }
        lines.add("99991,Xã Thử Nghiệm,79");
        lines.addAll(List.of(more));
        return Files.write(folder.resolve("list.csv"), lines);
    }

    private record Ran(int code, String said) {}

    private Ran run(Path file, String... more) {
        var said = new StringWriter();
        var arguments = new ArrayList<String>();
        arguments.add(file.toString());
        arguments.addAll(List.of("--from", FROM.toString(), "--country", country.toString()));
        arguments.addAll(List.of(more));
        int code =
                new CommandLine(new ImportUnitsCommand())
                        .setOut(new PrintWriter(said, true))
                        .execute(arguments.toArray(String[]::new));
        return new Ran(code, said.toString());
    }

    private Units units() {
        return Units.of(Countries.load(country, TestCountry.KINDS).orThrow());
    }

    @Test
    void aDryRunShowsTheDifferenceAndWritesNothing() throws IOException {
        var before = Files.readAllBytes(country.resolve("units/communes.csv"));
        var ran = run(list());
        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(ran.said())
                .contains("added: 1", "removed: 1", "renamed: 1", "moved: 0")
                .contains("99991")
                .contains("Nothing was written");
        assertThat(Files.readAllBytes(country.resolve("units/communes.csv"))).isEqualTo(before);
    }

    @Test
    void appliedItHoldsFromItsDayAndThePastStaysAsItWas() throws IOException {
        var ran = run(list(), "--apply");
        assertThat(ran.code()).as(ran.said()).isZero();
        var units = units();
        var ward = new UnitCode("26740");
        assertThat(units.get(ward, FROM).name().in("vi")).isEqualTo("Phường Bến Nghé");
        assertThat(units.get(ward, TODAY).name().in("vi"))
                .isEqualTo(Units.of(TestCountry.COUNTRY).get(ward, TODAY).name().in("vi"));
        assertThat(units.find(new UnitCode("99991"), FROM)).isPresent();
        assertThat(units.find(new UnitCode("99991"), TODAY)).isEmpty();
    }

    @Test
    void aListWithDefectsIsToldLineByLineAndNeverApplied() throws IOException {
        var before = Files.readAllBytes(country.resolve("units/communes.csv"));
        var ran =
                run(
                        list(
                                "26740,Phường Sài Gòn,79",
                                ",Xã Không Mã,79",
                                "00 08,Xã Lạ,79",
                                "99,Khu Lạ,79"),
                        "--apply");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.said())
                .contains("defect twice: 1", "defect missing: 1", "defect code: 1")
                .contains("mend the defects");
        assertThat(Files.readAllBytes(country.resolve("units/communes.csv"))).isEqualTo(before);
    }

    @Test
    void whatIsNoListIsToldInASentence() throws IOException {
        assertThat(run(folder.resolve("nowhere.csv")).said()).contains("no file that can be read");
        assertThat(run(Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n")).said())
                .contains("no first line with the columns");
        assertThat(run(Files.writeString(folder.resolve("b.csv"), "code,name\n\"1,2\n")).said())
                .contains("is no CSV in UTF-8");
    }
}
