package org.motcua.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.country.Countries;
import org.motcua.kernel.Actor;
import org.motcua.unit.Succession;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files of records come in and go out: of any form, messy, cut in the middle, fed twice.
class ImportTest {
    private static final DataSource SOURCE = TestDatabase.fresh();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final Countries countries = TestCountry.countries();
    private final JdbcClient sql = JdbcClient.create(SOURCE);
    private final Imports imports = new Imports(SOURCE, countries, CLOCK, 40);

    @TempDir Path folder;

    private static Imports.Order order(String registry, Path file) {
        return order(registry, file, false, false);
    }

    private static Imports.Order order(String registry, Path file, boolean dryRun, boolean number) {
        return new Imports.Order(
                registry,
                file,
                Optional.empty(),
                dryRun,
                false,
                false,
                number,
                Actor.operator("test"));
    }

    private Report in(String registry, Path file) throws IOException {
        return in(order(registry, file));
    }

    private Report in(Imports.Order order) throws IOException {
        return switch (imports.run(order, (_, _) -> {})) {
            case Imports.Outcome.Done(var report) -> report;
            case Imports.Outcome.Refused(var why, var detail) ->
                    throw new AssertionError(why + " " + detail);
        };
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Map<String, Object> record(String registry, String key) {
        return sql.sql(
                        """
                        select fields #>> '{}' from registry.record
                        where registry = ? and key = ? and superseded_at is null
                        """)
                .param(registry)
                .param(key)
                .query((row, _) -> fields(row.getString(1)))
                .single();
    }

    private static Map<String, Object> fields(String json) {
        return tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readValue(json, new tools.jackson.core.type.TypeReference<>() {});
    }

    private long wordings(String registry) {
        return sql.sql("select count(*) from registry.record where registry = ?")
                .param(registry)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// Personal numbers that no other test uses.
    private static String number() {
        return "079090%06d".formatted(SERIAL.incrementAndGet());
    }

    private static String person(String number, String name) {
        return number + "," + name + ",1990-01-01,male,26740,1 Lê Lợi";
    }

    private static final String HEADER =
            "key,full_name,birth_date,sex,residence.unit,residence.line";

    private Path people(String name, int many) throws IOException {
        var lines = new String[many + 1];
        lines[0] = HEADER;
        for (int i = 1; i <= many; i++) {
            lines[i] = person(number(), "Trần Văn " + i);
        }
        return file(name, lines);
    }

    @Test
    void aFileFedTwiceChangesNothing() throws IOException {
        var people = people("people.csv", 100);
        var first = in("population", people);
        assertThat(first.created()).isEqualTo(100);
        assertThat(first.refused()).isZero();
        assertThat(folder.resolve("people.errors.csv")).doesNotExist();
        long before = wordings("population");
        var again = in("population", people);
        assertThat(again.unchanged()).isEqualTo(100);
        assertThat(again.created() + again.changed()).isZero();
        assertThat(wordings("population")).isEqualTo(before);
    }

    @Test
    void whatARowSaysAnewBecomesAWordingOfItsOwn() throws IOException {
        String number = number();
        in("population", file("one.csv", HEADER, person(number, "Lê Thị Hoa")));
        var report = in("population", file("two.csv", "key,full_name", number + ",Lê Thị Hoài"));
        assertThat(report.changed()).isEqualTo(1);
        assertThat(record("population", number))
                .containsEntry("full_name", "Lê Thị Hoài")
                .containsEntry("sex", "male")
                .containsEntry("residence", Map.of("unit", "26740", "line", "1 Lê Lợi"));
        assertThat(
                        sql.sql(
                                        """
                                        select data ->> 'registry' from journal.entry e
                                        join registry.record r on e.subject = 'record:' || r.entity
                                        where r.key = ? and fact = 'registry.updated'
                                        """)
                                .param(number)
                                .query((row, _) -> row.getString(1))
                                .list())
                .contains("population");
    }

    @Test
    void rowsThatBreakARuleGoBackAndAreFedAgainMended() throws IOException {
        String good = number();
        String future = number();
        String nobody = number();
        var report =
                in(
                        "population",
                        file(
                                "mixed.csv",
                                HEADER + ",phone",
                                person(good, "Lê Văn Tám") + ",",
                                future + ",Lê Văn Chín,2030-01-01,male,26740,1 Lê Lợi,",
                                nobody + ",,1990-01-01,male,26740,1 Lê Lợi,12",
                                "12345,Lê Văn Mười,1990-01-01,male,26740,1 Lê Lợi,",
                                ",Lê Văn Không,1990-01-01,male,26740,1 Lê Lợi,"));
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.byRule())
                .containsEntry("born-in-the-past", 1L)
                .containsEntry("missing", 1L)
                .containsEntry("pattern", 1L)
                .containsEntry("key", 1L)
                .containsEntry("key-missing", 1L);
        var errors = report.complaints().orElseThrow();
        String text = Files.readString(errors);
        assertThat(text)
                .contains("Ngày sinh ở tương lai", "Họ và tên: còn thiếu")
                .startsWith(HEADER + ",phone,_row,_fault,_field,_words");
        Files.writeString(
                errors,
                text.replace("2030-01-01", "1930-01-01")
                        .replace(nobody + ",,", nobody + ",Lê Thị Mới,")
                        .replace(",12,", ",0901234567,")
                        .replace("12345,", number() + ",")
                        .replace("\"\",", number() + ","));
        var mended = in(order("population", errors));
        assertThat(mended.created()).isEqualTo(4);
        assertThat(mended.refused()).isZero();
    }

    @Test
    void whatWasCutInTheMiddleGoesOn() throws IOException {
        var people = people("cut.csv", 500);
        long before = wordings("population");
        assertThatThrownBy(() ->
                        imports.run(
                                order("population", people),
                                (done, of) -> {
                                    if (done > of / 2) {
                                        throw new IllegalStateException("killed");
                                    }
                                }))
                .hasMessage("killed");
        long taken = wordings("population") - before;
        assertThat(taken).isBetween(40L, 460L);
        var report = in("population", people);
        assertThat(report.resumed()).isEqualTo(taken);
        assertThat(report.rows()).isEqualTo(500);
        assertThat(report.created()).isEqualTo(500);
        assertThat(report.unchanged()).isZero();
        assertThat(wordings("population") - before).isEqualTo(500);
    }

    @Test
    void aDryRunJudgesAndWritesNothing() throws IOException {
        var people = people("dry.csv", 50);
        Files.writeString(people, Files.readString(people) + "1,x,y,male,26740,z\n");
        long before = wordings("population");
        var report = in(order("population", people, true, false));
        assertThat(report.created()).isEqualTo(50);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(wordings("population")).isEqualTo(before);
        assertThat(in("population", people).created()).isEqualTo(50);
    }

    @Test
    void whatFormerTimesWroteIsReadAsItWasMeant() throws IOException {
        String number = number();
        in(
                "population",
                file(
                        "owner.csv",
                        HEADER + ",former_number",
                        person(number, "Trần Thị Hường") + ",025123456"));
        var moved = former(Succession.Whole.class);
        var divided = former(Succession.Split.class);
        var report =
                in(
                        "land-parcels",
                        file(
                                "land.csv",
                                "Số giấy chứng nhận;unit;sheet;parcel;area;land_use;owner_number;owner_name;owner_birth;certificate_issued",
                                "CN-%s;%s;1;11;1.200;ODT;25123456;TRAN THI HUONG;00/00/1990;05/03/2001"
                                        .formatted(number, moved.code().value()),
                                "CD-%s;%s;1;12;80;ODT;025 123 456;%s;1/1/1990;2001-03-05"
                                        .formatted(
                                                number,
                                                divided.code().value(),
                                                Normalizer.normalize(
                                                        "Trần Thị Hường", Normalizer.Form.NFD)),
                                "CE-%s;26740;1;13;80;ODT;2.5123E+8;Trần Thị Hường;;"
                                        .formatted(number)));
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.byRule()).containsOnlyKeys("unit-split", "number-rounded");
        assertThat(record("land-parcels", "CN-" + number))
                .containsEntry("owner_number", number)
                .containsEntry("owner_name", "Trần Thị Hường")
                .containsEntry("owner_birth", "1990")
                .containsEntry("certificate_issued", "2001-03-05")
                .containsEntry("area", 1200)
                .doesNotContainEntry("unit", moved.code().value());
        assertThat(
                        sql.sql(
                                        """
                                        select w.field || '=' || w.words from intake.written w
                                        join registry.record r using (entity) where r.key = ?
                                        """)
                                .param("CN-" + number)
                                .query((row, _) -> row.getString(1))
                                .list())
                .contains(
                        "unit=" + moved.code().value(),
                        "owner_name=TRAN THI HUONG",
                        "owner_number=25123456",
                        "owner_birth=00/00/1990");
        assertThat(Files.readString(report.complaints().orElseThrow())).contains("đã chia thành");
    }

    /// A former commune of which a certain kind of thing became.
    private Unit former(Class<? extends Succession> kind) {
        var units = Units.of(countries.active());
        return countries.active().all(Units.KIND).stream()
                .map(one -> new org.motcua.kernel.UnitCode(one.value().code()))
                .distinct()
                .filter(code -> code.value().length() == 5)
                .filter(code -> units.find(code, TODAY).isEmpty())
                .map(code -> units.all(code).getLast())
                .filter(unit -> kind.isInstance(units.succession(unit, TODAY)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jsonLinesBringGroupsAndListsAndABrokenLineGoesBack() throws IOException {
        String number = number();
        var report =
                in(
                        "population",
                        file(
                                "people.jsonl",
                                """
                                {"key": "%s", "full_name": "Lê Văn Tư", "birth_date": "1990-01-01", "sex": "Nam", "residence": {"unit": "26740", "line": "2 Lê Lợi"}}\
                                """
                                        .formatted(number),
                                "{\"key\": \"0790",
                                "{\"nickname\": \"Tư\"}"));
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.byRule()).containsKeys("broken", "unknown-field");
        assertThat(record("population", number))
                .containsEntry("sex", "male")
                .containsEntry("residence", Map.of("unit", "26740", "line", "2 Lê Lợi"));
        assertThat(Files.readAllLines(report.complaints().orElseThrow())).hasSize(2);
    }

    @Test
    void recordsThatTheRegistryNumbersComeOnceToo() throws IOException {
        var hamlets =
                file(
                        "hamlets.csv",
                        "name,unit,households,electricity,signal,fibre",
                        "Khu phố 91,26740,120,Có,Có,Không",
                        "Khu phố 92,26740,80,true,0,1");
        var report = in(order("hamlet-infrastructure", hamlets, false, true));
        assertThat(report.created()).isEqualTo(2);
        assertThat(in(order("hamlet-infrastructure", hamlets, false, true)).unchanged())
                .isEqualTo(2);
        assertThat(
                        sql.sql(
                                        """
                                        select key || ' ' || (fields ->> 'signal') from registry.record
                                        where registry = 'hamlet-infrastructure'
                                            and fields ->> 'name' like 'Khu phố 9%' order by key
                                        """)
                                .query((row, _) -> row.getString(1))
                                .list())
                .hasSize(2)
                .allMatch(line -> line.matches("TH26740-[0-9]{3} (true|false)"));
    }

    @Test
    void twoRowsForOneRecordAreToldAndTwoEqualOnesAreOne() throws IOException {
        String one = number();
        String other = number();
        var report =
                in(
                        "population",
                        file(
                                "twice.csv",
                                HEADER,
                                person(one, "Lê Văn Một"),
                                person(one, "Lê Văn Hai"),
                                person(other, "Lê Văn Ba"),
                                person(other, "Lê Văn Ba")));
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.byRule()).containsOnlyKeys("twice");
        assertThat(record("population", one)).containsEntry("full_name", "Lê Văn Một");
    }

    @Test
    void aFileThatBreaksOffKeepsWhatWasTaken() throws IOException {
        var people = people("whole.csv", 4000);
        var packed = folder.resolve("broken.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(people, out);
        }
        var bytes = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length * 3 / 4));
        long before = wordings("population");
        assertThatThrownBy(() -> in("population", packed)).isInstanceOf(UnreadableFile.class);
        assertThat(wordings("population") - before).isBetween(1000L, 3999L);
        assertThat(in("population", people).rows()).isEqualTo(4000);
        assertThat(wordings("population") - before).isEqualTo(4000);
    }

    @Test
    void aFileThatCannotBeMeantIsNotBegun() throws IOException {
        assertThat(why("population", file("a.csv", "key,full_nam", "1,2")))
                .isEqualTo("COLUMNS [full_nam]");
        assertThat(why("enterprises", file("b.csv", "name", "x"))).isEqualTo("NO_KEY []");
        assertThat(why("population", file("c.xls", "x"))).isEqualTo("FORM []");
        assertThat(why("people", file("d.csv", "x"))).isEqualTo("REGISTRY []");
    }

    private String why(String registry, Path file) throws IOException {
        return imports.run(order(registry, file), (_, _) -> {})
                        instanceof Imports.Outcome.Refused(var why, var detail)
                ? why + " " + detail
                : "done";
    }

    @Test
    void whatGoesOutComesInAgainUnchanged() throws IOException, SQLException {
        var people = people("out.csv", 60);
        in("population", people);
        for (String name : List.of("copy.csv", "copy.jsonl", "copy.parquet")) {
            var file = folder.resolve(name);
            var outcome =
                    Exports.over(SOURCE, countries, CLOCK)
                            .run(
                                    new Exports.Order(
                                            "population",
                                            file,
                                            "keeping",
                                            "Thử nghiệm",
                                            Actor.operator("test")),
                                    (_, _) -> {});
            assertThat(outcome).isInstanceOf(Exports.Outcome.Done.class);
            long before = wordings("population");
            var report = in("population", file);
            assertThat(report.refused()).as(name).isZero();
            assertThat(report.unchanged()).as(name).isEqualTo(report.rows()).isPositive();
            assertThat(wordings("population")).isEqualTo(before);
        }
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows =
                        statement.executeQuery(
                                "select typeof(birth_date), typeof(key) from read_parquet('%s') limit 1"
                                        .formatted(folder.resolve("copy.parquet")))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1) + " " + rows.getString(2)).isEqualTo("DATE VARCHAR");
        }
        assertThat(
                        sql.sql(
                                        """
                                        select count(*) from journal.entry
                                        where fact = 'registry.exported'
                                            and reason = 'Thử nghiệm'
                                        """)
                                .query((row, _) -> row.getLong(1))
                                .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatAWayOfReadingDoesNotGiveStaysInside() throws IOException {
        String number = number();
        in(
                "population",
                file("ethnic.csv", HEADER + ",ethnicity", person(number, "Lê Văn Năm") + ",Kinh"));
        assertThat(record("population", number)).containsEntry("ethnicity", "01");
        var file = folder.resolve("plain.csv");
        Exports.over(SOURCE, countries, CLOCK)
                .run(
                        new Exports.Order(
                                "population", file, "sharing", "Thử", Actor.operator("test")),
                        (_, _) -> {});
        assertThat(Files.readAllLines(file).getFirst())
                .isEqualTo(
                        "key,since,full_name,birth_date,sex,residence.unit,residence.line,death_date");
    }
}
