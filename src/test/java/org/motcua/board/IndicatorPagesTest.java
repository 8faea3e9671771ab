package org.motcua.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.indicator.Area;
import org.motcua.indicator.DossiersBehind;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.journal.Entry;
import org.motcua.journal.Followers;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.springframework.transaction.support.TransactionTemplate;

/// The pages of indicators in the whole running house.
class IndicatorPagesTest {
    private static final Actor OFFICER = Actor.officer("1", new AgencyCode("H31.5"));

    /// Told and shown, on a machine that does other things too.
    private static final Duration FOLLOWED = Duration.ofSeconds(5);

    private static final String COMMUNE = "11002";
    private static String month = "";

    @BeforeAll
    static void fileSome() {
        for (int i = 0; i < 40; i++) {
            file(i, "H31.5", COMMUNE);
        }
        TestHouse.bean(Followers.class).catchUp();
        var today = TestHouse.bean(Indicators.class).today();
        month = YearMonth.from(today).toString();
    }

    @Test
    void everybodySeesWhatIsMeasuredAndWhatIsReportedOnEveryScreen() {
        try (var window = Browser.desk()) {
            for (String path :
                    List.of(
                            "",
                            "/q766-2-1",
                            "/reported-online-dossiers",
                            "/indexes/q766",
                            "/indexes/q766?unit=31")) {
                assertThat(window.go(TestHouse.address() + "/public/indicators" + path))
                        .as(path)
                        .isEqualTo(200);
                for (int width : new int[] {Browser.NARROW, Browser.DESK}) {
                    window.width(width);
                    assertThat(window.axe()).as("%s at %d px", path, width).isEmpty();
                    assertThat(window.scrollsSideways()).as("%s at %d px", path, width).isFalse();
                    window.picture("indicators" + path.replaceAll("[^a-z0-9]", "-") + "-" + width);
                }
            }
            assertThat(window.go(TestHouse.address() + "/en/public/indicators/ipv6"))
                    .isEqualTo(200);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aReportedFigureIsShownAsReportedWithItsTimeItsReporterAndTheUnitsOfItsTime() {
        var page = new Visitor().get("/public/indicators/reported-online-dossiers").body();
        assertThat(page)
                .contains("do cơ quan", "42%", "61%", "17%", "63 tỉnh, thành phố khi đó")
                .contains("30/06/2024", "31/12/2023")
                .contains("Bộ Thông tin và Truyền thông");
    }

    @Test
    void whatIsInternalAndWhatIsBehindIsNotForEverybody() {
        var visitor = new Visitor();
        assertThat(visitor.get("/public/indicators").body()).doesNotContain("registry-reads");
        assertThat(visitor.get("/public/indicators/registry-reads").status()).isEqualTo(404);
        assertThat(visitor.get("/public/indicators/q766-2-1").body()).doesNotContain("/dossiers");
        assertThat(visitor.get("/public/indicators/unknown").status()).isEqualTo(404);
        assertThat(visitor.get("/public/indicators?unit=99999").status()).isEqualTo(404);
    }

    @Test
    void aLeaderOpensAScoreDownToTheDossierOfTheOwnPlaceOnly() {
        var leader = leader("H29.UB");
        var home = leader.get("/board/indicators").body();
        assertThat(home).contains("Thành phố Hồ Chí Minh", "registry-reads");
        var nation = leader.get("/board/indicators/q766-2-1?unit=31&period=" + month).body();
        assertThat(nation).as("the public part of others").contains("Hải Phòng");
        assertThat(nation).doesNotContain("/dossiers");
        assertThat(
                        leader.get("/board/indicators/q766-2-1/dossiers?unit=31&period=" + month)
                                .status())
                .isEqualTo(403);
        assertThat(leader.get("/board/indicators/registry-reads?unit=31").status()).isEqualTo(404);

        var own = leader("H24.UB");
        var one = own.get("/board/indicators/q766-2-1?unit=31&period=" + month).body();
        assertThat(one).contains("/dossiers?period=" + month + "&amp;unit=31&amp;show=missed");
        var missed =
                own.get("/board/indicators/q766-2-1/dossiers?unit=31&show=missed&period=" + month)
                        .body();
        assertThat(missed).contains("H31.5-260101-0003", "2 lần yêu cầu bổ sung", "Không đạt");
        assertThat(missed).doesNotContain("H31.5-260101-0001");
        byProcedure(own, one);
        var indicators = TestHouse.bean(Indicators.class);
        var indicator = indicators.find("q766-2-1").orElseThrow();
        var area = new Area.Province(new UnitCode("31"));
        var months = Months.month(YearMonth.parse(month));
        var figure = indicators.value(indicator, area, months).orElseThrow();
        assertThat(figure.part()).isEqualTo(30);
        assertThat(figure.whole()).isEqualTo(40);
        assertThat(
                        indicators
                                .behind(indicator, area, "", months, DossiersBehind.Which.MISSED, 1)
                                .total())
                .isEqualTo(10);
    }

    /// What happens shows on an open page by itself.
    @Test
    void anOpenPageOfALeaderFollows() {
        try (var window = Browser.desk()) {
            Officers.signIn(window, "leader", "H29.UB");
            var page = window.page();
            String place = "/board/indicators/dossiers-filed?unit=79&period=" + month;
            assertThat(window.go(TestHouse.address() + place)).isEqualTo(200);
            assertThat(page.locator("text=/^Số liệu lúc /").count()).isEqualTo(1);
            int before = number(page.locator(".big").innerText());
            long began = System.nanoTime();
            file(1000, "H29.18", "26737");
            page.locator(".big >> text=/^" + (before + 1) + " /").waitFor();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FOLLOWED);
            page.click("[data-live-pause]");
            file(1001, "H29.18", "26737");
            TestHouse.bean(Followers.class).catchUp();
            page.waitForTimeout(1500);
            assertThat(number(page.locator(".big").innerText())).isEqualTo(before + 1);
            assertThat(window.axe()).isEmpty();
            assertThat(window.complaints()).isEmpty();
        }
        assertThat(new Visitor().get("/public/indicators/dossiers-filed").body())
                .contains("Số liệu lúc ")
                .doesNotContain("data-live-pause");
    }

    private static int number(String words) {
        return Integer.parseInt(words.replaceAll("[^0-9]", ""));
    }

    /// Which procedure it is, and where, is two clicks away.
    private static void byProcedure(Visitor leader, String province) {
        String here = "/board/indicators/q766-2-1?period=" + month + "&unit=31&procedure=1.001193";
        assertThat(province).contains(here.replace("&", "&amp;"));
        var procedure = leader.get(here).body();
        assertThat(procedure)
                .contains("75,00%", "Xem mọi thủ tục", "unit=" + COMMUNE)
                .contains("/dossiers?period=" + month + "&amp;unit=31&amp;procedure=1.001193");
        String missed = "/board/indicators/q766-2-1/dossiers?unit=31&show=missed&period=" + month;
        assertThat(leader.get(missed + "&procedure=1.001193").body()).contains("H31.5-260101-0003");
        assertThat(leader.get(missed + "&procedure=2.000635").body())
                .doesNotContain("H31.5-260101-0003");
        assertThat(leader.get(missed + "&procedure=%3Cb%3E").status()).isEqualTo(404);
    }

    @Test
    void theTablesAreFiles() {
        var csv = new Visitor().get("/public/indicators/table.csv?unit=31&period=" + month).body();
        assertThat(csv).startsWith("\uFEFFMã,Chỉ số,Giá trị,Đạt,Tổng số");
        assertThat(csv.lines().filter(line -> line.startsWith("q766-2-1,")).toList())
                .singleElement()
                .asString()
                .contains(",75,30,40,0,");
        var parts =
                new Visitor()
                        .get("/public/indicators/q766-2-1/parts.csv?unit=31&period=" + month)
                        .body();
        assertThat(parts.lines().skip(1)).singleElement().asString().contains(COMMUNE, ",75,30,40");
        assertThat(
                        new Visitor()
                                .get("/public/indicators/indexes/q766/table.csv?period=" + month)
                                .body())
                .contains("Tổng điểm", "Hải Phòng");
    }

    private static Visitor leader(String agency) {
        String name = "leader" + UUID.randomUUID().toString().substring(0, 8);
        var account =
                TestHouse.bean(DemoAccounts.class)
                        .officer(
                                name,
                                "Lê Văn Bình",
                                List.of(new Assignment("leader", new AgencyCode(agency))))
                        .orElseThrow();
        var visitor = new Visitor();
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("name", name, "password", account.password()));
        visitor.post(
                "/sign-in/code", Map.of("code", TestHouse.bean(DemoAccounts.class).presentCode()));
        return visitor;
    }

    /// Every fourth is asked for a supplement twice, and therefore late.
    private static void file(int number, String agency, String unit) {
        var data = new LinkedHashMap<String, Object>();
        data.put("to", 1);
        data.put("code", "H31.5-260101-%04d".formatted(number));
        data.put("procedure", "1.001193");
        data.put("agency", agency);
        data.put("unit", unit);
        data.put("channel", "online");
        String subject = "dossier:" + UUID.randomUUID();
        var first = new LinkedHashMap<>(data);
        first.putAll(Map.of("fullyOnline", true, "fee", 0, "assisted", false));
        append(Entry.of("dossier.filed", OFFICER, subject, first));
        data.put("due", TestHouse.bean(Clock.class).instant().plusSeconds(900_000).toString());
        move(subject, data, "received", 2);
        move(subject, data, "advanced", 4);
        for (int i = 0; number % 4 == 3 && i < 2; i++) {
            move(subject, data, "supplement-requested", 5);
            move(subject, data, "supplemented", 4);
        }
        move(subject, data, "done", 9);
    }

    private static void move(String subject, Map<String, Object> data, String fact, int to) {
        data.put("from", data.get("to"));
        data.put("to", to);
        append(Entry.of("dossier." + fact, OFFICER, subject, new LinkedHashMap<>(data)));
    }

    private static void append(Entry entry) {
        TestHouse.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> TestHouse.bean(Journal.class).append(entry));
    }
}
