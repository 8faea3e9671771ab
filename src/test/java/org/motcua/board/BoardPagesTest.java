package org.motcua.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Followers;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The pages of the board in the whole running house.
class BoardPagesTest {
    private static final Actor OFFICER = Actor.officer("1", new AgencyCode("H29.18"));

    @BeforeAll
    static void fileSome() {
        for (int i = 0; i < 45; i++) {
            file(i, i % 3 == 0 ? "26737" : "00004");
        }
        TestHouse.bean(Followers.class).catchUp();
    }

    @Test
    void thePublicBoardIsForEverybodyOnEveryScreen() {
        try (var window = Browser.desk()) {
            for (String path :
                    List.of(
                            "",
                            "/units/79?sort=filed",
                            "/units/26737",
                            "/compare?unit=79&with=26737&with=26743",
                            "/how")) {
                assertThat(window.go(TestHouse.address() + "/public/board" + path)).isEqualTo(200);
                for (int width : new int[] {Browser.NARROW, Browser.PHONE, Browser.DESK}) {
                    window.width(width);
                    assertThat(window.axe()).as("%s at %d px", path, width).isEmpty();
                    assertThat(window.scrollsSideways()).as("%s at %d px", path, width).isFalse();
                    window.picture("board" + path.replaceAll("[^a-z0-9]", "-") + "-" + width);
                }
            }
            assertThat(window.go(TestHouse.address() + "/en/public/board?sort=late&order=up"))
                    .isEqualTo(200);
            assertThat(window.axe()).isEmpty();
            assertThat(window.page().locator("th[aria-sort=ascending]").count()).isEqualTo(1);
            assertThat(window.complaints()).isEmpty();
        }
    }

    /// The shortest time in which enough was finished, unless another one is asked for.
    @Test
    void opensOnATimeThatSaysSomething() {
        String place = "/public/board/units/01273";
        assertThat(chosen(place)).isEqualTo("12 tháng qua");
        assertThat(chosen(place + "?period=quarter")).isEqualTo("Quý này");
        var sql = TestHouse.bean(JdbcClient.class);
        var today = TestHouse.bean(Countries.class).today(TestHouse.bean(Clock.class));
        sql.sql(
                        """
                        insert into board.day (agency, unit, province, day, measured)
                        values ('H14.1', '01273', '04', ?, 30)
                        """)
                .param(today)
                .update();
        assertThat(chosen(place)).isEqualTo("Tháng này");
        sql.sql("delete from board.day where unit = '01273'").update();
    }

    private static String chosen(String address) {
        var here = Pattern.compile("aria-current=\"true\"><strong>([^<]+)</strong>");
        return here.matcher(new Visitor().get(address).body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
    }

    @Test
    void theTableIsAFileThatSpreadsheetsRead() {
        var csv = new Visitor().get("/public/board/table.csv?period=year").body();
        assertThat(csv).startsWith("\uFEFFMã,Nơi,Đã nộp,");
        assertThat(csv.lines().filter(line -> line.startsWith("79,"))).hasSize(1);
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith(",cả nước,");
        assertThat(new Visitor().get("/public/board/units/999").status()).isEqualTo(404);
    }

    @Test
    void aLeaderSeesTheOwnUnitWithTheDossiersBehindItAndNoOther() {
        try (var window = Browser.desk()) {
            Officers.signIn(window, "leader", "H29.UB");
            var page = window.page();
            assertThat(window.go(TestHouse.address() + "/board")).isEqualTo(200);
            assertThat(page.url()).endsWith("/board/units/79");
            assertThat(window.axe()).isEmpty();
            window.picture("board-leader-1280");
            file(1000, "26737");
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            var filed = "a[href*='show=filed'] >> nth=0";
            page.click(filed);
            assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(15);
            assertThat(window.axe()).isEmpty();
            window.picture("board-dossiers-1280");
            while (page.locator("text=" + code(1000)).count() == 0 && System.nanoTime() < end) {
                page.reload();
            }
            assertThat(page.locator("text=" + code(1000)).count()).isEqualTo(1);
            follows(window);
            wall(window);
            assertThat(window.go(TestHouse.address() + "/board/wall/units/01")).isEqualTo(403);
            assertThat(window.go(TestHouse.address() + "/board/compare?unit=01")).isEqualTo(403);
            assertThat(window.go(TestHouse.address() + "/board/units/01")).isEqualTo(403);
            assertThat(window.go(TestHouse.address() + "/board/dossiers")).isEqualTo(403);
            assertThat(window.go(TestHouse.address() + "/board/table.csv")).isEqualTo(403);
        }
    }

    /// What happens shows on an open board by itself, and not once somebody stopped that.
    private static void follows(Browser.Window window) {
        var page = window.page();
        window.go(TestHouse.address() + "/board/units/79");
        var filed = page.locator("li.card:has(h3:text-is('Hồ sơ đã nộp')) .big");
        int before = number(filed.innerText());
        page.locator("tbody a").first().focus();
        long began = System.nanoTime();
        file(1001, "26737");
        filed.locator("text=/^" + (before + 1) + " /").waitFor();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("told and shown")
                .isLessThan(Duration.ofSeconds(5));
        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("A");
        page.click("[data-live-pause]");
        file(1002, "26737");
        TestHouse.bean(Followers.class).catchUp();
        page.waitForTimeout(1500);
        assertThat(number(filed.innerText())).isEqualTo(before + 1);
        page.click("[data-live-pause]");
        filed.locator("text=/^" + (before + 2) + " /").waitFor();
    }

    /// Dark and large, with four numbers and what has been late the longest, without scrolling.
    private static void wall(Browser.Window window) {
        var page = window.page();
        page.setViewportSize(1920, 1080);
        assertThat(window.go(TestHouse.address() + "/board/wall")).isEqualTo(200);
        assertThat(page.locator("html.wall").count()).isEqualTo(1);
        assertThat(page.locator("li.card").count()).isEqualTo(4);
        assertThat(page.locator("[data-live]").count()).isEqualTo(1);
        assertThat(page.content()).contains("Hồ sơ quá hạn lâu nhất");
        assertThat(window.axe()).isEmpty();
        assertThat(window.scrollsSideways()).isFalse();
        window.picture("board-wall-1920");
        window.width(Browser.DESK);
    }

    /// From the nation to the commune and the procedure that make a province late: the board of the
    /// province names the procedures, the procedure its communes, each a link.
    @Test
    void whatMakesAProvinceLateIsThreeClicksAway() {
        var visitor = new Visitor();
        TestHouse.bean(Followers.class).catchUp();
        var nation = visitor.get("/public/board").body();
        assertThat(nation).contains("/public/board/units/79", "điểm");
        var province = visitor.get("/public/board/units/79?period=twelve-months").body();
        assertThat(province).contains("Thủ tục làm chậm nhiều nhất");
        var link =
                Pattern.compile(
                                "href=\"(/public/indicators/[^\"]*unit=79[^\"]*procedure=1.001193)\"")
                        .matcher(province);
        assertThat(link.find()).isTrue();
        var procedure = visitor.get(link.group(1).replace("&amp;", "&")).body();
        assertThat(procedure)
                .contains("unit=26737", "procedure=1.001193", "Xem mọi thủ tục")
                .doesNotContain("/dossiers");
    }

    @Test
    void placesAreComparedSideBySideAndNeverMoreThanFit() {
        var visitor = new Visitor();
        String two = "/public/board/compare?unit=79&period=year&with=26737&with=26743";
        var page = visitor.get(two).body();
        assertThat(page.split("<th scope=\"col\"", -1)).hasSize(1 + 4);
        assertThat(page).contains("Giải quyết đúng hạn", "/public/board/units/26737");
        var nothing = visitor.get("/public/board/compare?unit=79&with=nonsense").body();
        assertThat(nothing).doesNotContain("<th scope=\"col\"").contains("Chọn tối đa 6 nơi");
        var all = new StringBuilder("/public/board/compare?period=year");
        for (int i = 1; i < 97; i++) {
            all.append("&with=").append("%02d".formatted(i));
        }
        var many = visitor.get(all.toString()).body();
        assertThat(many.split("<th scope=\"col\"", -1)).hasSize(1 + 8);
        assertThat(many).contains("Chỉ so sánh được 6 nơi");
        assertThat(visitor.get("/public/board/compare?unit=99999").status()).isEqualTo(404);
    }

    private static int number(String words) {
        return Integer.parseInt(words.replaceAll("[^0-9]", ""));
    }

    private static String code(int number) {
        return "H29.18-%06d-0001".formatted(number);
    }

    private static void file(int number, String unit) {
        var due =
                TestHouse.bean(Clock.class).instant().minusSeconds(number % 5 == 0 ? 60 : -86_400);
        var data = new LinkedHashMap<String, Object>();
        data.put("to", 1);
        data.put("code", code(number));
        data.put("procedure", "1.001193");
        data.put("agency", unit.equals("26737") ? "H29.18" : "H26.18");
        data.put("unit", unit);
        data.put("channel", number % 4 == 0 ? "counter" : "online");
        data.put("fullyOnline", true);
        data.put("fee", 8000);
        String subject = "dossier:" + UUID.randomUUID();
        append(Entry.of("dossier.filed", OFFICER, subject, data));
        if (number < 1000) {
            data.put("to", 2);
            data.put("due", due.toString());
            append(Entry.of("dossier.received", OFFICER, subject, data));
            data.put("to", number % 7 == 0 ? 4 : 9);
            append(
                    Entry.of(
                            number % 7 == 0 ? "dossier.advanced" : "dossier.done",
                            OFFICER,
                            subject,
                            data));
        }
    }

    private static void append(Entry entry) {
        TestHouse.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> TestHouse.bean(Journal.class).append(entry));
    }
}
