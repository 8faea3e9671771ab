package org.motcua.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.indicator.Area;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reports and gaps as officers and leaders see them.
class ReportPagesTest {
    private static final DemoAccounts DEMO = TestHouse.bean(DemoAccounts.class);

    @Test
    void aProvinceWritesSendsAndIsAddedUp() {
        var reporter = signedIn("reporter", "H29.UB");
        assertThat(reporter.get("/board/reports").body())
                .contains("Tình hình, kết quả giải quyết thủ tục hành chính", "Quá hạn từ");
        String path = "/board/reports/budget-needs-2025/once/of/H29.UB";
        assertThat(reporter.get(path).body()).contains("Nhu cầu kinh phí bổ sung");
        var typed = new HashMap<String, String>();
        typed.put("version", "0");
        for (String row : List.of("systems", "data", "network", "centres", "security", "people")) {
            typed.put("c/" + row + "/need", "2.500");
            typed.put("c/" + row + "/given", "1000");
        }
        typed.put("c/people/given", "một nghìn");
        var refused = reporter.send(path, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Hãy ghi số nguyên không âm", "một nghìn");
        typed.put("c/people/given", "1000");
        typed.put("send", "1");
        reporter.get(path);
        assertThat(reporter.send(path, typed).status()).isEqualTo(303);
        assertThat(reporter.get(path).body()).contains("Gửi muộn", "9.000");
        assertThat(reporter.get(path + "/report.pdf").body()).startsWith("%PDF");
        assertThat(reporter.get(path + "/report.xlsx").body()).startsWith("PK");
        assertThat(reporter.get("/board/reports/budget-needs-2025/once/sums").status())
                .isEqualTo(404);

        var government = signedIn("government-leader", "G22");
        var sums = government.get("/board/reports/budget-needs-2025/once/sums").body();
        assertThat(sums).contains("Thành phố Hồ Chí Minh", "9.000", "Theo cơ quan báo cáo");
        assertThat(government.get("/board/reports/budget-needs-2025/once/sums.xlsx").body())
                .startsWith("PK");
        assertThat(government.send(path, typed).status())
                .as("who sees does not write")
                .isEqualTo(403);
        assertThat(signedIn("reporter", "H26.UB").get(path).status()).isEqualTo(404);
        assertThat(reporter.get("/board/reports/nonsense/once/of/H29.UB").status()).isEqualTo(404);
        assertThat(reporter.get("/en" + path).body()).contains("Sent late", "To be added");
    }

    @Test
    void hamletsWithoutSignalAreCountedListedAndForetold() {
        var sql = TestHouse.bean(JdbcTemplate.class);
        for (int i = 1; i <= 20; i++) {
            boolean has = i > 4;
            sql.update(
                    """
                    insert into registry.record (entity, registry, key, fields, valid, recorded_at,
                        cause)
                    values (uuidv7(), 'hamlet-infrastructure', ?, jsonb_strip_nulls(jsonb_build_object(
                        'name', ?, 'unit', '24373', 'households', 100, 'electricity', true,
                        'signal', ?, 'signal_since', case when ? then (current_date - 20)::text end,
                        'signal_due', case when not ? then '2026-12-30' end, 'fibre', true)),
                        daterange('2020-01-01', null), now(), 'test')
                    """,
                    "TH24373-9" + "%02d".formatted(i),
                    "Buôn Thử " + i,
                    has,
                    has,
                    has);
        }
        // as the follower says it of what the journal tells
        sql.update(
                """
                insert into registry.moved values ('hamlet-infrastructure', 1)
                on conflict (registry) do update set beat = moved.beat + 1
                """);
        var government = signedIn("government-leader", "G22");
        var page = government.get("/board/coverage?of=signal&unit=24373").body();
        assertThat(page).contains("Buôn Thử 3", "30/12/2026", "30/11/2025", "quá hạn");
        assertThat(page).doesNotContain("Buôn Thử 7");
        assertThat(government.get("/board/coverage?of=signal").body()).contains("Nơi còn thiếu");
        assertThat(signedIn("leader", "H29.UB").get("/board/coverage?unit=24373").status())
                .isEqualTo(403);
        var indicators = TestHouse.bean(Indicators.class);
        var share = indicators.find("hamlets-with-signal").orElseThrow();
        var now = Months.twelve(indicators.today());
        var figure =
                indicators.value(share, new Area.Commune(new UnitCode("24373")), now).orElseThrow();
        assertThat(figure.value().orElseThrow()).isEqualTo(80.0);
        assertThat(indicators.parts(share, new Area.Nation(), now)).containsKey("u:66");
        assertThat(government.get("/board/indicators/hamlets-with-signal?unit=66").body())
                .contains("80");
    }

    @Test
    void aNumberOfTheCostIsChangedWithItsSource() {
        var author = signedIn(List.of("definition-author", "government-leader"), "G22");
        assertThat(author.get("/board/burden").body())
                .contains("Chi phí tuân thủ", "/board/burden/1.001193", "giảm");
        String path = "/board/burden/1.001193";
        assertThat(author.get(path).body())
                .contains("Tại quầy, không dữ liệu", "40.000", "Tổng cục Thống kê 2024");
        var typed = new HashMap<>(Map.of("input", "hourly-income", "value", "52.000"));
        var refused = author.send(path, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Hãy ghi nguồn");
        typed.put("source", "Khảo sát mức sống 2025");
        author.get(path);
        assertThat(author.send(path, typed).status()).isEqualTo(303);
        assertThat(author.get(path).body()).contains("52.000", "Khảo sát mức sống 2025");
        assertThat(author.get("/board/burden/1.004222").body())
                .as("of this procedure alone")
                .doesNotContain("52.000");
        author.get(path);
        assertThat(signedIn("leader", "H29.UB").get(path).body()).doesNotContain("Sửa một số");
        assertThat(author.get("/board/burden/9.999999").status()).isEqualTo(404);
    }

    @Test
    void thePagesAreForEveryScreen() {
        var reporter = signedIn("reporter", "H29.26740");
        String sheet =
                match(
                        "/board/reports/procedure-handling/[0-9-]+/of/H29.26740",
                        reporter.get("/board/reports").body());
        pictures("reporter", "H29.26740", Map.of("list", "/board/reports", "sheet", sheet));
        pictures(
                "government-leader",
                "G22",
                Map.of(
                        "sums", sheet.substring(0, sheet.indexOf("/of/")) + "/sums",
                        "coverage", "/board/coverage",
                        "burdens", "/board/burden",
                        "burden", "/board/burden/1.001193"));
    }

    private static void pictures(String role, String agency, Map<String, String> pages) {
        var person = made(List.of(role), agency);
        try (var window = Browser.desk()) {
            window.go(TestHouse.address() + "/sign-in");
            window.page().fill("input[name=name]", person.name());
            window.page().fill("input[name=password]", person.password());
            window.page().click("main button");
            window.page().fill("input[name=code]", DEMO.presentCode());
            window.page().click("main button");
            pages.forEach((name, path) -> {
                for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
                    window.width(width);
                    assertThat(window.go(TestHouse.address() + path)).isEqualTo(200);
                    assertThat(window.page().locator("input[name=password]").count())
                            .as("signed in at %s", path)
                            .isZero();
                    assertThat(window.axe()).as("%s at %d", path, width).isEmpty();
                    assertThat(window.scrollsSideways()).as("%s at %d", path, width).isFalse();
                    window.picture("reports-" + name + "-" + width);
                }
            });
        }
    }

    private static String match(String pattern, String page) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in the page", pattern).isTrue();
        return matcher.group();
    }

    private record Person(String name, String password) {}

    private static Person made(List<String> roles, String agency) {
        String name = "rep" + UUID.randomUUID().toString().substring(0, 8);
        var made =
                DEMO.officer(
                                name,
                                "Lê Thị Hoa",
                                roles.stream()
                                        .map(role -> new Assignment(role, new AgencyCode(agency)))
                                        .toList())
                        .orElseThrow();
        return new Person(name, made.password());
    }

    /// A code is good for one sign-in, so who looks with a browser is somebody else.
    private static Visitor signedIn(String role, String agency) {
        return signedIn(List.of(role), agency);
    }

    private static Visitor signedIn(List<String> roles, String agency) {
        var person = made(roles, agency);
        var visitor = new Visitor();
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("name", person.name(), "password", person.password()));
        visitor.post("/sign-in/code", Map.of("code", DEMO.presentCode()));
        return visitor;
    }
}
