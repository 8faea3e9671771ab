package org.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.bank.Bank;
import org.motcua.bank.BankSettings;
import org.motcua.kernel.Money;

/// Whole payments, from the code on the screen to the statement, against the bank simulator over
/// HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean down = new AtomicBoolean();
    private PaymentHouse house;
    private Bank bank;
    private HttpServer door;
    private LocalDate today;

    @BeforeAll
    void open(@TempDir Path var) throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/callbacks/payments/", this::answer);
        door.start();
        var motcua = URI.create("http://127.0.0.1:" + door.getAddress().getPort());
        bank = Bank.open(BankSettings.of(0, motcua, var), PaymentHouse.ZONE);
        var now = Instant.now();
        today = now.atZone(PaymentHouse.ZONE).toLocalDate();
        house = new PaymentHouse(TestDatabase.fresh(), var, bank.address(), now);
        house.keys.get("bank");
        house.keys.get("gateway");
    }

    @AfterAll
    void close() {
        bank.close();
        door.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = 503;
        if (!down.get()) {
            house.clock.set(Instant.now());
            status =
                    path.length == 5
                            ? statement(path[3], exchange, body)
                            : house.payments.receive(path[3], body).verdict().acknowledged()
                                    ? 200
                                    : 400;
        }
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int statement(String provider, HttpExchange exchange, byte[] body) {
        String signature = exchange.getRequestHeaders().getFirst("Motcua-Signature");
        var outcome =
                house.payments.receiveStatement(
                        provider, signature, new ByteArrayInputStream(body));
        if (outcome instanceof StatementOutcome.Refused refused) {
            throw new AssertionError(refused.toString());
        }
        return 200;
    }

    private Order order(long amount) {
        return house.request("H29.18-261122-%04d".formatted(NUMBER.incrementAndGet()), amount);
    }

    private Order again(Order order) {
        return house.payments.get(order.id());
    }

    private String post(String path, String form) throws Exception {
        var request =
                HttpRequest.newBuilder(bank.address().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(bank.address().resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private String scan(Order order, String fault) throws Exception {
        var start = (Start.Scan) house.payments.start(order.id(), "vietqr", PaymentHouse.BACK);
        return post("/scan", "fault=" + fault + "&content=" + encoded(start.content()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 200 && !what.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    private StatementOutcome read(String file) {
        return house.payments.read(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                PaymentHouse.OFFICER);
    }

    @Test
    void aScannedCodeIsPaid() throws Exception {
        var order = order(20000);
        scan(order, "");
        await(() -> again(order).state() == Order.State.PAID);
    }

    @Test
    void aBankThatIsNotHeardTriesAgain() throws Exception {
        var order = order(20000);
        down.set(true);
        scan(order, "");
        Thread.sleep(300);
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);
        down.set(false);
        await(() -> again(order).state() == Order.State.PAID);
        assertThat(house.payments.deposits(order.id())).hasSize(1);
    }

    @Test
    void thePaymentPageRefusesAChangedAmountAndTakesTheRightOne() throws Exception {
        var order = order(20000);
        var start = (Start.Redirect) house.payments.start(order.id(), "gateway", PaymentHouse.BACK);
        String query = start.location().getRawQuery();
        assertThat(get("/pay?" + query)).contains("20000 VND").contains(order.dossier());
        String changed = query.replace("amount=20000", "amount=2");
        assertThat(get("/pay?" + changed)).contains("was changed");
        post("/pay", changed + "&decision=confirm");
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);
        post("/pay", query + "&decision=decline");
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);
        post("/pay", query + "&decision=confirm");
        await(() -> again(order).state() == Order.State.PAID);
    }

    @Test
    void everyMisbehaviourEndsInANamedState() throws Exception {
        var late = order(20000);
        scan(late, "late");
        await(() -> again(late).state() == Order.State.PAID);
        assertThat(house.only(late).state()).isEqualTo(Deposit.State.CREDITED_LATE);
        var twice = order(20000);
        scan(twice, "double");
        await(() -> house.payments.deposits(twice.id()).size() == 2);
        var part = order(20000);
        scan(part, "partial");
        await(() -> again(part).state() == Order.State.PARTLY_PAID);
        var over = order(20000);
        scan(over, "over");
        await(() -> again(over).state() == Order.State.OVERPAID);
        var currency = order(20000);
        scan(currency, "wrong-currency");
        await(() -> house.payments.deposits(currency.id()).size() == 1);
        assertThat(house.only(currency).state()).isEqualTo(Deposit.State.WRONG_CURRENCY);
        var replayed = order(20000);
        scan(replayed, "replayed");
        assertThat(house.only(replayed).state()).isEqualTo(Deposit.State.CREDITED);
        var repeated = order(20000);
        scan(repeated, "repeated");
        assertThat(house.only(repeated).state()).isEqualTo(Deposit.State.CREDITED);
        for (String fault :
                new String[] {"forged", "wrong-key", "tampered", "stale", "unknown-field"}) {
            var order = order(20000);
            scan(order, fault);
            assertThat(again(order).state()).as(fault).isEqualTo(Order.State.REQUESTED);
            assertThat(house.payments.deposits(order.id())).as(fault).isEmpty();
        }
    }

    @Test
    void aLostMessageIsAskedForAndTheStatementFindsTheRest() throws Exception {
        var asked = order(20000);
        scan(asked, "lost");
        house.clock.set(Instant.now().plus(Duration.ofMinutes(3)));
        var told = house.attempts.ask();
        house.clock.set(Instant.now());
        told.forEach(it ->
                house.payments.receive(
                        it.provider(), it.message().getBytes(StandardCharsets.UTF_8)));
        assertThat(again(asked).state()).isEqualTo(Order.State.PAID);

        var lost = order(30000);
        scan(lost, "lost");
        String file = get("/statements/" + PaymentHouse.ACCOUNT + "/" + today);
        var outcome = read(file);
        assertThat(outcome).isInstanceOf(StatementOutcome.Imported.class);
        assertThat(again(lost).state()).isEqualTo(Order.State.PAID);
        assertThat(house.only(lost).source()).isEqualTo(Deposit.Source.STATEMENT);
        assertThat(read(file)).isInstanceOf(StatementOutcome.AlreadyImported.class);
        assertThat(read(file.replace("30000", "30001")))
                .isInstanceOf(StatementOutcome.Refused.class);
        var day = house.payments.reconciliation(today, PaymentHouse.ACCOUNT);
        assertThat(day.statement().orElseThrow().balanced()).isTrue();
        assertThat(day.missingCallback())
                .anyMatch(item -> item.dossier().equals(lost.dossier()) && item.amount() == 30000);
        assertThat(day.matched().count()).isPositive();
        assertThat(day.differences()).isEmpty();
    }

    @Test
    void aRefundIsApprovedSentAndConfirmedByTheBanksNotification() throws Exception {
        var order = order(20000);
        scan(order, "");
        await(() -> again(order).state() == Order.State.PAID);
        var asked =
                (Refund.Outcome.Done)
                        house.payments.refund(
                                order.id(), new Money(20000), "refused", PaymentHouse.OFFICER);
        house.payments.decide(asked.refund().id(), true, "", PaymentHouse.SUPERVISOR);
        house.clock.set(Instant.now());
        house.refunds.send();
        assertThat(house.payments.refunds(order.id()).getFirst().state())
                .isEqualTo(Refund.State.SENT);
        assertThat(read(get("/notifications/" + PaymentHouse.ACCOUNT + "/" + today)))
                .isInstanceOf(StatementOutcome.Imported.class);
        assertThat(house.payments.refunds(order.id()).getFirst().state())
                .isEqualTo(Refund.State.CONFIRMED);
        assertThat(house.payments.receipt(order.id()).orElseThrow().voided()).isTrue();
        assertThat(house.facts(order)).contains("payment.refund-sent", "payment.refunded");
    }

    @Test
    void theBankSendsItsStatementSigned() throws Exception {
        var order = order(20000);
        scan(order, "");
        await(() -> again(order).state() == Order.State.PAID);
        assertThat(post("/notifications/" + PaymentHouse.ACCOUNT + "/" + today + "/send", "x=1"))
                .isEqualTo("status=200");
    }
}
