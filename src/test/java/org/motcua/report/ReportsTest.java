package org.motcua.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.report.Sheets.Outcome;
import org.motcua.unit.Agency;
import org.springframework.jdbc.core.JdbcTemplate;

/// A report from what fills itself to the sums of the nation.
class ReportsTest {
    private static final AgencyCode COMMUNE = new AgencyCode("H29.26737");
    private static final AgencyCode OTHER = new AgencyCode("H29.26743");

    private final Reports reports = TestHouse.bean(Reports.class);
    private final Sheets sheets = TestHouse.bean(Sheets.class);
    private final RollUps sums = TestHouse.bean(RollUps.class);
    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);

    @Test
    void dossiersFillItAndNobodyTypesThem() {
        var report = report("procedure-handling");
        var term = reports.terms(report).get(1);
        var agency = agency(report, COMMUNE);
        String unit = String.valueOf(agency.unit());
        dossier(unit, term.from().minusDays(3), null, "online", 1);
        dossier(unit, term.from(), term.until(), "online", 1);
        dossier(unit, term.until(), null, "online", 2);
        dossier(unit, term.until().plusDays(1), null, "online", 1);
        dossier(unit, term.from().minusDays(9), term.from().minusDays(1), "counter", 1);
        var sheet = sheets.sheet(report, term, agency);
        var civil = sheet.line("G15-TP07").orElseThrow();
        assertThat(amounts(civil, "carried", "online", "direct", "received"))
                .containsExactly(1L, 2L, 0L, 3L);
        assertThat(amounts(civil, "done-in-time", "done-late", "open-in-time", "open-late"))
                .as("more than one request for a supplement is late")
                .containsExactly(1L, 0L, 1L, 1L);
        var who = reporter(COMMUNE);
        var typed = Map.of("G15-TP07", Map.of("online", "99"));
        var saved = taken(sheets.save(who, report, term, agency, 0, typed));
        assertThat(saved.line("G15-TP07").orElseThrow().cell("online").amount())
                .as("a locked cell is not typed over")
                .isEqualTo(2);
    }

    @Test
    void aChangeNeedsAReasonAndStaysVisible() {
        var report = report("procedure-handling");
        var term = reports.terms(report).get(2);
        var agency = agency(report, OTHER);
        var who = reporter(OTHER);
        assertThat(
                        refused(
                                sheets.change(
                                        who,
                                        report,
                                        term,
                                        agency,
                                        0,
                                        "G15-TP07",
                                        "online",
                                        "7",
                                        " ")))
                .isEqualTo(Refusal.NO_REASON);
        assertThat(
                        refused(
                                sheets.change(
                                        who,
                                        report,
                                        term,
                                        agency,
                                        0,
                                        "G15-TP07",
                                        "received",
                                        "7",
                                        "x")))
                .as("what follows from others is not changed")
                .isEqualTo(Refusal.NO_CELL);
        assertThat(
                        refused(
                                sheets.change(
                                        who,
                                        report,
                                        term,
                                        agency,
                                        0,
                                        "G15-TP07",
                                        "online",
                                        "-7",
                                        "x")))
                .isEqualTo(Refusal.NO_NUMBER);
        var sheet =
                taken(
                        sheets.change(
                                who,
                                report,
                                term,
                                agency,
                                0,
                                "G15-TP07",
                                "online",
                                "1.250",
                                "Nhập thiếu ở quầy"));
        var cell = sheet.line("G15-TP07").orElseThrow().cell("online");
        assertThat(cell.changed()).isTrue();
        assertThat(cell.filled()).isEqualTo("0");
        assertThat(cell.amount()).isEqualTo(1250);
        assertThat(sheet.line("G15-TP07").orElseThrow().cell("received").amount())
                .as("what follows from it follows")
                .isEqualTo(1250);
        assertThat(refused(sheets.save(who, report, term, agency, 0, Map.of())))
                .as("an old page")
                .isEqualTo(Refusal.CHANGED);
    }

    @Test
    void sentTwiceItIsOneAndLateIsMeasuredInWorkingTime() {
        var report = report("budget-needs-2025");
        var term = reports.terms(report).getFirst();
        var ministry = new AgencyCode("G18");
        var agency = agency(report, ministry);
        var who = reporter(ministry);
        assertThat(refused(sheets.send(who, report, term, agency, 0)))
                .isEqualTo(Refusal.INCOMPLETE);
        var typed = new java.util.HashMap<String, Map<String, String>>();
        for (var row : report.rows().fixed()) {
            typed.put(row.id(), Map.of("need", "1.000", "given", "400"));
        }
        var saved = taken(sheets.save(who, report, term, agency, 0, typed));
        assertThat(saved.sum("missing")).isEqualTo(6 * 600);
        var sent = taken(sheets.send(who, report, term, agency, saved.version()));
        assertThat(sent.sent()).isTrue();
        assertThat(sent.state().orElseThrow().late())
                .as("minutes of working time since the end of 24 June 2025")
                .isGreaterThan(8 * 60L * 200)
                .isLessThan(8 * 60L * 400);
        var again = taken(sheets.send(who, report, term, agency, saved.version()));
        assertThat(again.state()).isEqualTo(sent.state());
        assertThat(
                        sql.queryForObject(
                                "select count(*) from journal.entry where fact = 'report.sent' and subject like '%/G18'",
                                Integer.class))
                .isEqualTo(1);
        assertThat(refused(sheets.save(who, report, term, agency, again.version(), Map.of())))
                .isEqualTo(Refusal.SENT);

        var nation = sums.of(report, term, Optional.empty());
        var health =
                nation.parts().stream()
                        .filter(part -> part.code().equals("a:G18"))
                        .findFirst()
                        .orElseThrow();
        assertThat(health.sums()).containsEntry("missing", 3600L);
        assertThat(health.late()).isEqualTo(1);
        var open =
                taken(
                        sheets.reopen(
                                who, report, term, agency, again.version(), "Sai số đã bố trí"));
        assertThat(open.sent()).isFalse();
        assertThat(open.state().orElseThrow().firstSent()).as("when it first came").isNotNull();
        assertThat(sums.of(report, term, Optional.empty()).sum("need"))
                .as("an open report is in no sum")
                .isEqualTo(nation.sum("need") - 6000);
    }

    @Test
    void communesAddUpToTheirProvinceAndTheNation() {
        var report = report("procedure-handling");
        var term = reports.terms(report).get(3);
        long before = sums.of(report, term, Optional.empty()).sum("online");
        for (var code : List.of(COMMUNE, OTHER)) {
            var agency = agency(report, code);
            var who = reporter(code);
            var sheet =
                    taken(
                            sheets.change(
                                    who,
                                    report,
                                    term,
                                    agency,
                                    0,
                                    "G15-TP03",
                                    "online",
                                    "30",
                                    "Hệ thống cũ"));
            taken(sheets.send(who, report, term, agency, sheet.version()));
        }
        var province = new UnitCode(reports.province(agency(report, COMMUNE)));
        var ours = sums.of(report, term, Optional.of(province));
        assertThat(ours.sum("online")).isEqualTo(60);
        assertThat(ours.sent()).isEqualTo(2);
        assertThat(ours.expected()).isGreaterThan(100);
        var certified =
                ours.lines().stream().filter(line -> line.id().equals("G15-TP03")).findFirst();
        assertThat(certified.orElseThrow().sums()).containsEntry("online", 60L);
        var all = sums.of(report, term, Optional.empty());
        assertThat(all.sum("online")).isEqualTo(before + 60);
        assertThat(all.parts()).hasSize(34);
    }

    @Test
    void whatIsNotOverIsNotSentAndOthersWriteNothing() {
        var report = report("procedure-handling");
        var running = reports.terms(report).getFirst();
        var agency = agency(report, COMMUNE);
        assertThat(refused(sheets.send(reporter(COMMUNE), report, running, agency, 0)))
                .isEqualTo(Refusal.NOT_OVER);
        assertThat(refused(sheets.save(reporter(OTHER), report, running, agency, 0, Map.of())))
                .isEqualTo(Refusal.NOT_YOURS);
        assertThat(reports.reporter(report, "G18")).as("a ministry does not owe it").isEmpty();
    }

    @Test
    void theWorkbookHasWhatTheReportHas() throws IOException {
        var report = report("procedure-handling");
        var term = reports.terms(report).get(4);
        var agency = agency(report, COMMUNE);
        var who = reporter(COMMUNE);
        taken(
                sheets.change(
                        who, report, term, agency, 0, "G15-TP03", "online", "12", "Hệ thống cũ"));
        var sheet = sheets.sheet(report, term, agency);
        var content = TestHouse.bean(Exports.class).workbook(sheet, "vi");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            var cells =
                    book.getFirstSheet().read().stream()
                            .flatMap(row -> row.stream().filter(cell -> cell != null))
                            .map(cell -> cell.getText())
                            .toList();
            assertThat(cells).contains("Chứng thực", "Nộp trực tuyến", "12", "Cộng");
            var changes =
                    book.getSheet(1).orElseThrow().read().stream()
                            .flatMap(row -> row.stream().filter(cell -> cell != null))
                            .map(cell -> cell.getText())
                            .toList();
            assertThat(changes).contains("Hệ thống cũ");
        }
        var paper = TestHouse.bean(Exports.class).paper(sheet, "Vũ Thị Na", "Chờ gửi");
        assertThat(new String(paper, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF");
    }

    private void dossier(
            String unit,
            LocalDate filed,
            @org.jspecify.annotations.Nullable LocalDate finished,
            String channel,
            int supplements) {
        sql.update(
                """
                insert into indicator.dossier (id, code, procedure, province, unit, agency, filed_on,
                    finished_on, finished_at, measured_due, supplements, counted, numbers, course)
                values (gen_random_uuid(), ?, '1.001193', 'x', ?, 'x', ?, ?, ?::date + time '10:00',
                    ?::date + 400, ?, '', '{}', ?)
                """,
                UUID.randomUUID().toString(),
                unit,
                filed,
                finished,
                finished,
                filed,
                supplements,
                "{\"channel\":\"" + channel + "\"}");
    }

    private static List<Long> amounts(Sheet.Line line, String... columns) {
        return java.util.Arrays.stream(columns).map(one -> line.cell(one).amount()).toList();
    }

    private Report report(String id) {
        return reports.find(id).orElseThrow();
    }

    private Agency agency(Report report, AgencyCode code) {
        return reports.reporter(report, code.value()).orElseThrow();
    }

    private static Sheet taken(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        return ((Outcome.Taken) outcome).sheet();
    }

    private static Refusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }

    private static SignedIn reporter(AgencyCode agency) {
        String name = "report" + UUID.randomUUID().toString().substring(0, 8);
        var role = List.of(new Assignment("reporter", agency));
        TestHouse.bean(DemoAccounts.class).officer(name, "Vũ Thị Na", role);
        var account = TestHouse.bean(Accounts.class).findBySignInName(name).orElseThrow();
        return new SignedIn(account.id(), "Vũ Thị Na", Level.TWO, Optional.empty(), role, false);
    }
}
