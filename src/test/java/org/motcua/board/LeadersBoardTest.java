package org.motcua.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.journal.Entry;
import org.motcua.journal.Followers;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.transaction.support.TransactionTemplate;

/// What a leader's board adds to that of everybody: what needs a person, with a name; the wall; and
/// what happens when its numbers are counted anew while somebody looks.
class LeadersBoardTest {
    private static final Actor OFFICER = Actor.officer("1", new AgencyCode("H18.03127"));
    private static final String PLACE = "/board/units/11";

    @BeforeAll
    static void fileSome() {
        for (int i = 0; i < 12; i++) {
            file(i, i + 1);
        }
        TestHouse.bean(Followers.class).catchUp();
    }

    @Test
    void theOldestLateDossiersStandThereWithTheirOwner() {
        var leader = Officers.signedIn("leader", "H18.UB");
        var page = leader.get(PLACE).body();
        var codes = Pattern.compile("H18\\.03127\\.CA-\\d{6}-100001").matcher(page).results();
        assertThat(codes.map(found -> found.group()).toList())
                .as("the ten oldest, the oldest first")
                .hasSize(10)
                .startsWith(code(11), code(10));
        assertThat(page)
                .contains("Chậm ở đâu, trong tay ai", "Xem mọi hồ sơ đang quá hạn", "show=late");
        assertThat(leader.get(PLACE + "?period=year").body()).contains(code(11));
        assertThat(new Visitor().get("/public" + PLACE).body()).doesNotContain(code(11));
    }

    @Test
    void aLeaderSeesTheOwnTasksThatAreLateOrDue() {
        var police = Officers.signedIn("leader", "G01");
        var page = police.get("/board").body();
        assertThat(page)
                .contains("Nhiệm vụ của cơ quan bạn", "Nhiệm vụ quá hạn lâu nhất")
                .contains("7/2023, T50", "Bộ Công an", "/board/tasks?is=overdue", "href=\"#mine\"");
        var elsewhere = police.get(PLACE).body();
        assertThat(elsewhere).as("on the own board alone").doesNotContain("id=\"mine\"");
        assertThat(Officers.signedIn("supervisor", "H29.18").get("/board").body())
                .as("without the right to see tasks")
                .doesNotContain("Nhiệm vụ quá hạn");
    }

    @Test
    void whatMovesWhenTheShareIsWorkedForStandsBesideIt() {
        for (String root : List.of("/public/board", "/en/public/board")) {
            var page = new Visitor().get(root + "/units/11").body();
            assertThat(page).contains("/indicators/asked-for-supplement?", "/indicators/refused?");
        }
        assertThat(new Visitor().get("/en/public/board/units/11").body())
                .contains("Read beside the on-time share", "Time in which the clock stood");
    }

    @Test
    void whatNobodyKnowsIsNotFoundInTheLanguageOfTheReader() {
        var leader = Officers.signedIn("leader", "H29.UB");
        for (String path :
                List.of(
                        "/units/99999",
                        "/agencies/H99.1",
                        "/compare?unit=99999",
                        "/indicators?unit=99999",
                        "/indicators?agency=H99.1",
                        "/indicators/unknown",
                        "/indicators/q766-2-1?procedure=9.999999",
                        "/indicators/indexes/unknown",
                        "/indicators/q766-2-1/parts.csv?procedure=9.999999")) {
            for (String root : List.of("/board", "/public")) {
                boolean indicators = path.startsWith("/indicators");
                String at = root.equals("/public") && !indicators ? "/public/board" : root;
                assertThat(leader.get(at + path).status()).as(at + path).isEqualTo(404);
            }
            assertThat(leader.get("/board" + path).body()).contains("Không có trang này");
            assertThat(leader.get("/en/board" + path).body()).contains("There is no such page");
        }
        assertThat(leader.get("/board/indicators/q766-2-1?procedure=1.001193").status())
                .isEqualTo(200);
    }

    @Test
    void theWallIsOneScreenAndLoadsItselfAgainWithoutScript() {
        try (var window = Browser.desk()) {
            Officers.signIn(window, "leader", "H18.UB");
            for (var size : List.of(new int[] {1280, 720}, new int[] {1920, 1080})) {
                window.page().setViewportSize(size[0], size[1]);
                for (String language : List.of("", "/en")) {
                    window.go(TestHouse.address() + language + "/board/wall/units/11");
                    assertThat(window.page().evaluate(OUTSIDE))
                            .as("%s at %d", language, size[0])
                            .isEqualTo(List.of());
                    assertThat(window.scrollsSideways()).isFalse();
                }
                assertThat(window.axe()).isEmpty();
                window.picture("wall-" + size[0]);
            }
            assertThat(window.page().evaluate(LETTERS)).as("28 px at 1080").isEqualTo(28);
            window.width(Browser.PHONE);
            assertThat(window.scrollsSideways()).isFalse();
            assertThat(window.axe()).isEmpty();
        }
        var plain = Officers.signedIn("leader", "H18.UB").get("/board/wall/units/11").body();
        assertThat(plain).contains("<noscript><meta http-equiv=\"refresh\" content=\"30\">");
    }

    /// What is not wholly on the screen, and whether the page can be scrolled.
    private static final String OUTSIDE =
            """
            () => [...document.querySelectorAll("h1, .card, .card *, caption, thead th, tbody tr")]
                .filter(one => !one.closest("[hidden], .unseen"))
                .filter(one => {
                  const box = one.getBoundingClientRect();
                  return box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < 0
                      || (one.matches("thead th") && one.scrollWidth > one.clientWidth);
                }).map(one => one.outerHTML.slice(0, 90))
                .concat([...document.querySelectorAll("tbody th")]
                    .filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText))
                .concat(document.documentElement.scrollHeight > innerHeight ? ["scrolls"] : [])
            """;

    private static final String LETTERS =
            "Math.round(parseFloat(getComputedStyle(document.querySelector('tbody td')).fontSize))";

    /// The page is answered, says of when it tells, and hears of the end by itself.
    @Test
    void numbersThatAreCountedAnewWhileABoardIsOpenComeOutRight() {
        var followers = TestHouse.bean(Followers.class);
        try (var window = Browser.desk()) {
            Officers.signIn(window, "leader", "H18.UB");
            var page = window.page();
            page.onResponse(answer -> assertThat(answer.status()).as(answer.url()).isLessThan(400));
            window.go(TestHouse.address() + PLACE + "?period=year");
            var filed = page.locator("li.card:has(h3:text-is('Hồ sơ đã nộp')) .big");
            String before = filed.innerText();
            assertThat(before).startsWith("12 ");
            var reader = Officers.signedIn("leader", "H18.UB");
            for (int round = 0; round < 3; round++) {
                followers.rebuild(BoardFollower.NAME);
                var while_ = reader.get(PLACE + "?period=year");
                assertThat(while_.status()).isEqualTo(200);
                assertThat(while_.body()).contains("Số liệu lúc ");
                assertThat(page.locator("text=/^Số liệu lúc /").count()).isEqualTo(1);
            }
            followers.catchUp();
            file(100, 1);
            filed.locator("text=/^13 /").waitFor();
            assertThat(reader.get(PLACE + "?period=year").body()).contains(">13 <");
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static String code(int number) {
        return "H18.03127.CA-%06d-100001".formatted(number);
    }

    /// Received, and late for so many days.
    private static void file(int number, int days) {
        var data = new LinkedHashMap<String, Object>();
        data.put("to", 1);
        data.put("code", code(number));
        data.put("procedure", "1.001193");
        data.put("agency", "H18.03127");
        data.put("unit", "03127");
        data.put("channel", "online");
        data.put("fullyOnline", true);
        data.put("fee", 0);
        String subject = "dossier:" + UUID.randomUUID();
        append(Entry.of("dossier.filed", OFFICER, subject, data));
        data.put("to", 2);
        var now = TestHouse.bean(Clock.class).instant();
        data.put("due", now.minus(Duration.ofDays(days)).toString());
        append(Entry.of("dossier.received", OFFICER, subject, data));
        if (number < 2) {
            data.put("to", 9);
            append(Entry.of("dossier.done", OFFICER, subject, data));
        }
    }

    private static void append(Entry entry) {
        TestHouse.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> TestHouse.bean(Journal.class).append(entry));
    }
}
