package org.motcua.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.directive.AnnexReport.Choices;
import org.motcua.directive.AnnexReport.What;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;

/// An annex with every fault that we have met: what is taken, what is not, and why. The tasks are
/// invented.
class AnnexTest {
    private static final javax.sql.DataSource SOURCE = TestDatabase.fresh();
    private static final Annexes ANNEXES =
            Annexes.over(
                    SOURCE, TestCountry.countries(), new SettableClock("2026-11-24T02:00:00Z"));
    private static final LocalDate SIGNED = LocalDate.of(2025, 6, 1);

    private static final String DIRTY =
            """
            Phụ lục,,,,,,
            STT,Nội dung nhiệm vụ,Cơ quan chủ trì,Thời hạn hoàn thành,Sản phẩm,Trạng thái,Màu
            1,Lập danh mục thuyền thúng,Bộ Tài chính,31/10/2025,Danh mục,Đang thực hiện,đỏ
            2,Đo chiều cao cột cờ,"Bộ Y tế, Bộ Tài chính",30/09/2025,Báo cáo,,
            2,Sơn lại ghế đá,Bộ Y tế,31/02/2025,,,
            4,Đếm cây bàng,"Bộ Văn hóa, Thể thao và Du lịch",Quý III/2025,,Đang hoàn thành,
            5,Thay mái ngói,Bộ Tai chinh xx,30/11/2025,,,
            6,Thông cống,Các địa phương,Nhiệm vụ thường xuyên,,,
            7,Tưới cây,Bộ Y tế,sớm nhất,,,
            8,,Bộ Y tế,30/11/2025,,,
            9,Quét sân,,30/11/2025,,,
            10,Treo biển,Bộ Nội vụ,trước ngày 25/6/2025,,Đã hoàn thành,
            11,Treo biển,Bộ Nội vụ,trước ngày 25/6/2025,,,
            1,Phần hai bắt đầu,Bộ Xây dựng,tháng 12/2025,,,
            |,,,,,,
            ,Không có số,Bộ Xây dựng,2025-13-01,,,
            """;

    @Test
    void everyFaultIsNamedInItsRow() {
        var report = report("dirty.csv", bytes(DIRTY), Choices.NONE);
        assertThat(report.general().stream().map(AnnexReport.Flaw::what))
                .containsExactlyInAnyOrder(What.UNKNOWN_COLUMN, What.NUMBERS_MISSING);
        assertThat(report.general().get(1).value()).isEqualTo("3");
        assertThat(of(report, 3)).isEmpty();
        assertThat(of(report, 4)).containsExactly(What.TWO_LEADS);
        assertThat(of(report, 5)).contains(What.NUMBER_TWICE, What.NO_SUCH_DAY);
        assertThat(of(report, 6)).containsExactly(What.UNKNOWN_STATE);
        assertThat(of(report, 7)).containsExactly(What.UNKNOWN_LEAD);
        assertThat(of(report, 8)).isEmpty();
        assertThat(of(report, 9)).containsExactly(What.UNREADABLE_DAY);
        assertThat(of(report, 10)).containsExactly(What.NO_TEXT);
        assertThat(of(report, 11)).containsExactly(What.NO_LEAD);
        assertThat(of(report, 12)).containsExactly(What.DONE_WITHOUT_DAY);
        assertThat(of(report, 13)).containsExactly(What.SAME_TASK_TWICE);
        assertThat(of(report, 14)).containsExactly(What.NUMBERS_AGAIN);
        assertThat(of(report, 16)).contains(What.NO_NUMBER, What.NO_SUCH_DAY);
        assertThat(report.lines()).as("a row without a word is no row").hasSize(13);
        assertThat(report.refused()).isEqualTo(7);
        assertThat(line(report, 7).flaws().getFirst().hint())
                .as("the likeliest name")
                .isEqualTo("Bộ Tài chính");
    }

    @Test
    void whatIsTakenMeansWhatTheFileSays() {
        var report = report("dirty.csv", bytes(DIRTY), Choices.NONE);
        var culture = line(report, 6).task().orElseThrow();
        assertThat(culture.lead()).as("a name with commas is one name").isEqualTo("G16");
        assertThat(culture.due()).isEqualTo(LocalDate.of(2025, 9, 30));
        assertThat(line(report, 8).task().orElseThrow().group()).isEqualTo("provinces");
        assertThat(line(report, 8).task().orElseThrow().ongoing()).isTrue();
        assertThat(line(report, 12).task().orElseThrow().due())
                .as("before 25 June ends on 24 June")
                .isEqualTo(LocalDate.of(2025, 6, 24));
        assertThat(line(report, 14).label()).isEqualTo("2.1");
        assertThat(line(report, 14).due()).contains(LocalDate.of(2025, 12, 31));
    }

    @Test
    void aChoiceIsMadeByWhoEntersAndNotByTheProgram() {
        var report = report("dirty.csv", bytes(DIRTY), new Choices(true, true, false));
        assertThat(of(report, 4)).containsExactly(What.FIRST_LEADS);
        var first = line(report, 4).task().orElseThrow();
        assertThat(first.lead()).isEqualTo("G18");
        assertThat(first.partners()).containsExactly("G12");
        assertThat(of(report, 5)).contains(What.RENUMBERED, What.NO_SUCH_DAY);
        var strict = report("dirty.csv", bytes(DIRTY), new Choices(false, false, true));
        assertThat(strict.fresh()).as("no row names who decides").isZero();
        assertThat(strict.counts()).containsKey(What.UNCLEAR_STRICT);
    }

    @Test
    void aWorkbookSaysTheSameAsItsValues() throws IOException {
        var content = new ByteArrayOutputStream();
        try (var book = new Workbook(content, "test", "1.0")) {
            book.newWorksheet("Bìa").value(0, 0, "Phụ lục kèm theo");
            var sheet = book.newWorksheet("Nhiệm vụ");
            var titles = List.of("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm");
            for (int i = 0; i < titles.size(); i++) {
                sheet.value(2, i, titles.get(i));
            }
            sheet.value(3, 0, 1);
            sheet.value(3, 1, "Dựng nhà chờ");
            sheet.value(3, 2, "Bộ Xây dựng");
            sheet.value(3, 3, LocalDate.of(2025, 12, 5));
            sheet.style(3, 3).format("dd/mm/yyyy").set();
            sheet.value(4, 0, 2);
            sheet.value(4, 1, "Lát vỉa hè");
            sheet.value(4, 2, "G17");
            sheet.value(4, 3, "31/02/2025");
        }
        var report = report("tasks.xlsx", content.toByteArray(), Choices.NONE);
        assertThat(report.lines()).hasSize(2);
        var first = report.lines().getFirst();
        assertThat(first.label()).isEqualTo("1");
        assertThat(first.due()).contains(LocalDate.of(2025, 12, 5));
        assertThat(first.row()).isEqualTo(4);
        assertThat(of(report, 5)).contains(What.NO_SUCH_DAY);
    }

    @Test
    void whatIsNoAnnexIsSaidToBeNone() {
        assertThat(refused("a.csv", new byte[0])).isEqualTo(Refusal.FILE_EMPTY);
        assertThat(refused("a.csv", bytes("tên,tuổi\nLan,3\n"))).isEqualTo(Refusal.FILE_NO_COLUMNS);
        assertThat(refused("a.csv", "Nhiệm vụ".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(Refusal.FILE_NOT_UTF8);
        assertThat(refused("a.xlsx", bytes("PK\u0003\u0004 not a workbook")))
                .isEqualTo(Refusal.FILE_UNREADABLE);
        assertThat(refused("a.xlsx", bytes("nothing"))).isEqualTo(Refusal.FILE_UNREADABLE);
        String rows = "x,y,z\n".repeat(AnnexSheet.MOST_ROWS + 1);
        assertThat(refused("a.csv", bytes(rows))).isEqualTo(Refusal.FILE_TOO_LONG);
    }

    @Test
    void theSameFileTwiceAddsNothing() {
        var sql = new JdbcTemplate(SOURCE);
        var first = (Annexes.Outcome.Examined) bring("77/TB-TEST", DIRTY, false);
        assertThat(first.report().fresh()).isEqualTo(6);
        int tasks = count(sql, "77/TB-TEST");
        assertThat(tasks).as("one for each of the provinces of that day").isEqualTo(6 + 63);
        var again = (Annexes.Outcome.Examined) bring("77/TB-TEST", DIRTY, false);
        assertThat(again.report().fresh()).isZero();
        assertThat(again.report().known()).isEqualTo(6);
        assertThat(count(sql, "77/TB-TEST")).isEqualTo(tasks);
        var other =
                (Annexes.Outcome.Examined)
                        bring("77/TB-TEST", DIRTY.replace("Lập danh mục", "Xóa danh mục"), false);
        assertThat(of(other.report(), 3)).containsExactly(What.NUMBER_TAKEN);
    }

    @Test
    void aDryRunWritesNothing() {
        var sql = new JdbcTemplate(SOURCE);
        bring("78/TB-TEST", DIRTY, true);
        bring("78/TB-TEST", "no,columns\n", false);
        assertThat(
                        sql.queryForObject(
                                "select count(*) from directive.document where number = ?",
                                Integer.class,
                                "78/TB-TEST"))
                .isZero();
    }

    private static int count(JdbcTemplate sql, String number) {
        var found =
                sql.queryForObject(
                        """
                        select count(*) from directive.task t
                        join directive.document d on d.id = t.document where d.number = ?
                        """,
                        Integer.class,
                        number);
        return found == null ? 0 : found;
    }

    private static Annexes.Outcome bring(String number, String content, boolean dry) {
        return ANNEXES.bring(
                number,
                SIGNED,
                new AgencyCode("G22"),
                "Thử",
                "dirty.csv",
                bytes(content),
                Choices.NONE,
                dry,
                Actor.operator("test"));
    }

    private static Annexes.Outcome examined(String name, byte[] content, Choices choices) {
        return ANNEXES.bring(
                "79/TB-TEST",
                SIGNED,
                new AgencyCode("G22"),
                "Thử",
                name,
                content,
                choices,
                true,
                Actor.operator("test"));
    }

    private static AnnexReport report(String name, byte[] content, Choices choices) {
        return ((Annexes.Outcome.Examined) examined(name, content, choices)).report();
    }

    private static Refusal refused(String name, byte[] content) {
        return ((Annexes.Outcome.Refused) examined(name, content, Choices.NONE)).why();
    }

    private static AnnexReport.Line line(AnnexReport report, int row) {
        return report.lines().stream().filter(one -> one.row() == row).findFirst().orElseThrow();
    }

    /// What is wrong in a row, beside that products and deciders are missing in most.
    private static Set<What> of(AnnexReport report, int row) {
        var all = new HashSet<What>();
        line(report, row).flaws().forEach(flaw -> all.add(flaw.what()));
        all.remove(What.UNCLEAR);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
