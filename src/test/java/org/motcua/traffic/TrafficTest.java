package org.motcua.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.agreement.TwoMembers;
import org.motcua.country.Countries;
import org.motcua.exchange.Directory.Needs;
import org.motcua.exchange.EvidenceCheck;
import org.motcua.exchange.LogArchive;
import org.motcua.exchange.Passed;
import org.motcua.exchange.Trouble;
import org.motcua.identity.DemoAccounts;
import org.motcua.journal.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What two real gateways carry is counted, shown to leaders, and looked after by an operator.
class TrafficTest {
    private static final List<String> NAME = List.of("key", "fields.full_name", "title", "detail");
    private static TwoMembers members;
    private static Rounds rounds;
    private static int number;

    @BeforeAll
    static void start() throws IOException {
        members = new TwoMembers();
        rounds = TestHouse.bean(Rounds.class);
        rounds.watch(members.watch("asking"), TwoMembers.OPERATOR);
        rounds.watch(members.watch("answering"), TwoMembers.OPERATOR);
        members.agree(
                TwoMembers.agreement(
                        "counted", TwoMembers.POPULATION, NAME, Needs.PURPOSE_AND_CASE));
    }

    @AfterAll
    static void stop() throws IOException {
        rounds.leaveAll();
        members.close();
    }

    private static int ask(String person, String id) throws Exception {
        return members.ask(
                        TwoMembers.POPULATION + "/records/" + person,
                        "X-Exchange-Purpose",
                        TwoMembers.PURPOSE,
                        "X-Road-Issue",
                        "CASE-1",
                        "X-Road-Id",
                        id)
                .statusCode();
    }

    private static LocalDate today() {
        return TestHouse.bean(Countries.class).today(TestHouse.bean(Clock.class));
    }

    private static ExchangeFigures.Figures figures(
            Passed.Side side, ExchangeFigures.By by, Set<String> whose) {
        return TestHouse.bean(ExchangeFigures.class).of(side, today(), today(), by, whose);
    }

    private static Volume asked() {
        return figures(Passed.Side.ASKS, ExchangeFigures.By.SERVICE, Set.of()).whole();
    }

    @Test
    void everyMessageIsCountedOnceWithItsEnd() throws Exception {
        rounds.round();
        var before = asked();
        long served =
                figures(Passed.Side.ANSWERS, ExchangeFigures.By.DAY, Set.of()).whole().messages();
        String person = Births.parents().mother();
        for (int i = 0; i < 5; i++) {
            assertThat(ask(person, "counted-" + i)).isEqualTo(200);
        }
        assertThat(ask("000000000000", "counted-404")).isEqualTo(404);
        assertThat(
                        members.ask(
                                        TwoMembers.POPULATION + "/records/1",
                                        "X-Road-Id",
                                        "counted-403")
                                .statusCode())
                .isEqualTo(403);
        rounds.round();
        // told twice, counted once
        rounds.round();

        var after = asked();
        assertThat(after.messages() - before.messages()).isEqualTo(7);
        assertThat(after.good() - before.good()).isEqualTo(6);
        assertThat(after.refused() - before.refused()).isEqualTo(1);
        assertThat(after.bytes()).isGreaterThan(before.bytes());
        assertThat(after.waits().millis(0.99)).isGreaterThan(0).isLessThan(60_000);
        assertThat(after.waits().millis(0.5)).isLessThanOrEqualTo(after.waits().millis(0.99));
        assertThat(
                        figures(Passed.Side.ANSWERS, ExchangeFigures.By.DAY, Set.of())
                                .whole()
                                .messages())
                .isEqualTo(served + 6);
        assertThat(figures(Passed.Side.ASKS, ExchangeFigures.By.ASKER, Set.of()).lines())
                .extracting(ExchangeFigures.Line::key)
                .contains("G12");
        assertThat(figures(Passed.Side.ASKS, ExchangeFigures.By.OWNER, Set.of()).lines())
                .extracting(ExchangeFigures.Line::key)
                .contains("G01");
        assertThat(figures(Passed.Side.ASKS, ExchangeFigures.By.DAY, Set.of("G16")).whole())
                .extracting(Volume::messages)
                .isEqualTo(0L);

        // a gateway that starts anew counts on
        members.restartAsking();
        assertThat(ask(person, "counted-after")).isEqualTo(200);
        rounds.round();
        assertThat(asked().messages() - before.messages()).isEqualTo(8);
    }

    @Test
    void whatAGatewayTellsTwiceInOneAnswerCountsOnce() {
        var table = TestHouse.bean(FigureTable.class);
        var day = LocalDate.of(2024, 5, 6);
        var zone = ZoneId.of("Asia/Ho_Chi_Minh");
        long hour = day.atTime(9, 0).atZone(zone).toEpochSecond() / 3600;
        var waits = Map.of(3, 2L, Passed.WAITS - 1, 1L);
        table.take(
                "stammering",
                List.of(
                        new Passed(hour, List.of(alike(7, waits), alike(3, waits))),
                        new Passed(hour, List.of(alike(3, waits))),
                        new Passed(hour + 1, List.of(alike(4, waits)))),
                zone);
        var rows = table.rows(Passed.Side.ASKS, day, day);
        assertThat(rows)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.messages()).isEqualTo(7);
                    assertThat(row.bytes()).isEqualTo(2 * 30);
                    assertThat(row.waits().counts()[3]).isEqualTo(4);
                    assertThat(row.waits().counts()[Passed.WAITS - 1]).isEqualTo(2);
                });
    }

    private static Passed.Cell alike(long count, Map<Integer, Long> waits) {
        return new Passed.Cell(
                Passed.Side.ASKS,
                "I/GOV/G12/stammering",
                "I/GOV/G01/r/p",
                "a/1",
                Passed.Outcome.OK,
                count,
                10,
                20,
                5,
                waits);
    }

    @Test
    void growthIsAgainstTheSameDaysOfTheYearBefore() {
        var sql = TestHouse.bean(JdbcClient.class);
        for (String day : List.of("2024-03-01", "2025-03-01")) {
            sql.sql(
                            """
                            insert into traffic.day (day, gateway, side, client, service,
                                agreement, outcome, messages, asked, answered, micros, waits)
                            values (?::date, 'old', 'ASKS', 'I/GOV/G12/x', 'I/GOV/G01/r/p', 'a/1',
                                'OK', ?, 0, 0, 0, '{0,0}')
                            """)
                    .params(day, day.startsWith("2024") ? 300 : 501)
                    .update();
        }
        var march = LocalDate.parse("2025-03-01");
        var found =
                TestHouse.bean(ExchangeFigures.class)
                        .of(
                                Passed.Side.ASKS,
                                march,
                                march.plusDays(30),
                                ExchangeFigures.By.DAY,
                                Set.of());
        assertThat(found.whole().messages()).isEqualTo(501);
        assertThat(found.before()).get().extracting(Volume::messages).isEqualTo(300L);
        assertThat(found.lines().getFirst().before())
                .get()
                .extracting(Volume::messages)
                .isEqualTo(300L);
        // of a time before the first figure nothing is known, which is not the same as nothing
        var first = LocalDate.parse("2024-03-01");
        assertThat(
                        TestHouse.bean(ExchangeFigures.class)
                                .of(
                                        Passed.Side.ASKS,
                                        first,
                                        first,
                                        ExchangeFigures.By.DAY,
                                        Set.of())
                                .before())
                .isEmpty();
        sql.sql("delete from traffic.day where gateway = 'old'").update();
    }

    @Test
    void anOperatorFindsProvesRepeatsAndLaysAside() throws Exception {
        String person = Births.parents().mother();
        assertThat(ask(person, "slow-one")).isEqualTo(200);
        assertThat(
                        members.ask(
                                        TwoMembers.POPULATION + "/records/1",
                                        "X-Road-Id",
                                        "refused-one")
                                .statusCode())
                .isEqualTo(403);
        rounds.round();
        var operator = operator();
        var list = operator.get("/operator/exchange");
        assertThat(list.body()).contains("slow-one", "refused-one").doesNotContain(person);

        String slow = path(list.body(), "slow-one");
        String one = operator.get(slow).body();
        assertThat(one).contains("counted/1", TwoMembers.CLIENT);
        byte[] proof =
                operator.get(slow + "/proof")
                        .body()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var verdict = EvidenceCheck.check(proof, List.of());
        assertThat(verdict.fault()).isEmpty();
        assertThat(new String(proof, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"body\" : null")
                .doesNotContain("\"body\" : \"");

        operator.get(slow);
        assertThat(operator.send(slow + "/replay", Map.of("words-replay", "")).status())
                .isEqualTo(422);
        operator.get(slow);
        assertThat(operator.send(slow + "/replay", Map.of("words-replay", "Thử lại")).status())
                .isEqualTo(303);
        var replayed =
                TestHouse.bean(ExchangeWatch.class)
                        .list(Troubled.State.REPLAYED, java.util.Optional.empty());
        var done =
                replayed.stream()
                        .filter(each -> each.trouble().id().equals("slow-one"))
                        .findFirst()
                        .orElseThrow();
        assertThat(done.note()).isEqualTo("200");
        assertThat(new LogArchive(members.folder.resolve("asking")).answered())
                .contains(done.replay());
        operator.get("/account/password");
        assertThat(operator.send(slow + "/replay", Map.of("words-replay", "Lần nữa")).body())
                .contains("Người khác đã xử lý");

        // it was refused before anything was signed: nothing to repeat, and it is said
        String refused = path(list.body(), "refused-one");
        operator.get(refused);
        assertThat(operator.send(refused + "/replay", Map.of("words-replay", "Thử")).body())
                .contains("Nhật ký không giữ nội dung");
        operator.get(refused);
        assertThat(operator.send(refused + "/park", Map.of("words-park", "Đã báo")).status())
                .isEqualTo(303);
        assertThat(
                        TestHouse.bean(Journal.class).about("exchange-message:refused-one").stream()
                                .map(each -> each.entry().fact()))
                .containsExactly("exchange.parked");
        assertThat(
                        TestHouse.bean(Journal.class).about("exchange-message:slow-one").stream()
                                .map(each -> each.entry().fact()))
                .containsExactly("exchange.replayed");
        assertThat(TestHouse.bean(ExchangeWatch.class).open().get(Trouble.Kind.REFUSED))
                .isNotNull();
    }

    @Test
    void whatIsStuckIsSeenAsLongAsItIs() throws Exception {
        var operator = operator();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), members.consumer())) {
            // a system that says that it sends something, and does not
            socket.getOutputStream()
                    .write(
                            """
                            GET /r1/%s/records/%s HTTP/1.1\r
                            Host: gateway\r
                            X-Road-Client: %s\r
                            X-Road-Id: stuck-one\r
                            X-Road-Issue: CASE-1\r
                            X-Exchange-Purpose: %s\r
                            Content-Length: 10\r
                            \r
                            """
                                    .formatted(
                                            TwoMembers.POPULATION,
                                            Births.parents().mother(),
                                            TwoMembers.CLIENT,
                                            TwoMembers.PURPOSE)
                                    .getBytes(StandardCharsets.US_ASCII));
            seen(operator, true);
            assertThat(operator.get("/operator/exchange").body())
                    .contains("Đang chờ quá lâu")
                    .doesNotContain(Births.parents().mother());
        }
        seen(operator, false);
    }

    private static void seen(Visitor operator, boolean expected) throws InterruptedException {
        long until = System.nanoTime() + 30_000_000_000L;
        while (operator.get("/operator/exchange").body().contains("stuck-one") != expected) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private static String path(String page, String message) {
        var link =
                Pattern.compile("href=\"(/operator/exchange/\\d+/\\d+)\">" + message + "<")
                        .matcher(page);
        assertThat(link.find()).as(message).isTrue();
        return link.group(1);
    }

    @Test
    void aGatewayThatIsSilentIsSeenAndLosesNothing() {
        var nowhere = URI.create("http://127.0.0.1:1");
        rounds.watch(nowhere, "nothing-of-importance");
        long before = watchedTries();
        rounds.round();
        assertThat(watchedTries()).isGreaterThan(before);
        assertThat(TestHouse.bean(ExchangeWatch.class).gateways())
                .anySatisfy(one -> {
                    assertThat(one.address()).isEqualTo(nowhere);
                    assertThat(one.fault()).isNotNull();
                });
        var found = figures(Passed.Side.ASKS, ExchangeFigures.By.DAY, Set.of());
        assertThat(found.answers()).isLessThan(found.tries());
        rounds.leave(nowhere);
        // without the secret a gateway tells nothing
        var wrong = members.watch("answering");
        rounds.watch(wrong, "another-secret-of-nobody");
        rounds.round();
        assertThat(TestHouse.bean(ExchangeWatch.class).gateways())
                .anySatisfy(one -> assertThat(one.fault()).contains("401"));
        rounds.watch(wrong, TwoMembers.OPERATOR);
    }

    private static long watchedTries() {
        return figures(Passed.Side.ASKS, ExchangeFigures.By.DAY, Set.of()).tries();
    }

    @Test
    void leadersSeeTheFiguresOfWhatIsTheirs() throws Exception {
        ask(Births.parents().mother(), "for-leaders");
        rounds.round();
        var nation = Officers.signedIn("government-leader", "G01");
        assertThat(nation.get("/board/exchange?by=service").body())
                .contains(TwoMembers.POPULATION, "Không có số cùng kỳ");
        var csv = nation.get("/board/exchange/table.csv?by=owner");
        assertThat(csv.body()).startsWith("\uFEFF").contains("G01", "p99_ms", "read_at");
        var stranger = Officers.signedIn("leader", "H29");
        assertThat(stranger.get("/board/exchange?by=service").body())
                .contains("Chưa có giao dịch nào");
        // what cannot be read is the usual
        assertThat(nation.get("/board/exchange?by=%27&days=-1&side=x").status()).isEqualTo(200);
        assertThat(Officers.signedIn("clerk", "G01").get("/board/exchange").status())
                .isEqualTo(403);
    }

    @Test
    void pagesAreWithoutFaultsOnAPhoneAndOnADesk() throws Exception {
        ask(Births.parents().mother(), "looked-at");
        rounds.round();
        var operator = operator();
        String one = path(operator.get("/operator/exchange").body(), "looked-at");
        Browser.look(
                operator,
                "traffic",
                List.of("/operator/exchange", "/en/operator/exchange?kind=slow", one));
        Browser.look(
                Officers.signedIn("government-leader", "G01"),
                "traffic",
                List.of("/board/exchange", "/en/board/exchange?by=day&side=answers&days=365"));
    }

    private static Visitor operator() {
        String name = "exchange-operator" + ++number;
        var demo = TestHouse.bean(DemoAccounts.class);
        var account = demo.operator(name, "Người vận hành").orElseThrow();
        return entered(name, account);
    }

    private static Visitor entered(String name, DemoAccounts.SignIn account) {
        var browser = new Visitor();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("name", name, "password", account.password()));
        browser.post(
                "/sign-in/code", Map.of("code", TestHouse.bean(DemoAccounts.class).presentCode()));
        return browser;
    }
}
