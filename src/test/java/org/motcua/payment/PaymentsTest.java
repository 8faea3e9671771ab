package org.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.kernel.Money;
import org.motcua.payment.CallbackAnswer.Verdict;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Key;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private PaymentHouse house;

    @BeforeAll
    void open(@TempDir Path var) {
        house =
                new PaymentHouse(
                        TestDatabase.fresh(),
                        var,
                        URI.create("http://127.0.0.1:1/"),
                        Instant.parse("2026-11-22T03:00:00Z"));
    }

    private Order order(long amount) {
        return house.request("H29.18-260921-%04d".formatted(NUMBER.incrementAndGet()), amount);
    }

    private Order again(Order order) {
        return house.payments.get(order.id());
    }

    @Test
    void theSameRequestGivesTheSameOrder() {
        var request = house.asked("H29.18-260921-9001", 1, 8000);
        var first = house.payments.request(request, PaymentHouse.OFFICER);
        assertThat(house.payments.request(request, PaymentHouse.OFFICER)).isEqualTo(first);
        assertThat(first.reference()).isEqualTo("H29182609219001P1");
        assertThat(house.facts(first)).containsExactly("payment.requested");
        assertThatThrownBy(() -> house.request("H29.18-260921-9001", 9000))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theRightAmountInTimeSettlesAndIsReceipted() {
        var order = order(20000);
        assertThat(house.receive(house.message(order))).isEqualTo(Verdict.ACCEPTED);
        assertThat(again(order).state()).isEqualTo(Order.State.PAID);
        assertThat(house.only(order).state()).isEqualTo(Deposit.State.CREDITED);
        assertThat(house.facts(order))
                .containsExactly("payment.requested", "payment.paid", "payment.receipted");
        assertThat(house.about(order.subject()).get(1).entry().data())
                .containsEntry("dossier", order.dossier());
        var receipt = house.payments.receipt(order.id()).orElseThrow();
        assertThat(receipt.symbol()).isEqualTo("BL-26E");
        assertThat(receipt.printedNumber()).hasSize(8);
        assertThat(receipt.payer()).isEqualTo("Nguyễn Thị Bưởi");
    }

    @Test
    void lateMoneyIsCreditedAndMarked() {
        var order = order(20000);
        var message = house.message(order);
        message.put("paid_at", order.due().plusSeconds(1).toString());
        house.receive(message);
        assertThat(house.only(order).state()).isEqualTo(Deposit.State.CREDITED_LATE);
        assertThat(again(order).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void twoPartsMakeAWhole() {
        var order = order(20000);
        var part = house.message(order);
        part.put("amount", "15000");
        house.receive(part);
        assertThat(house.only(order).state()).isEqualTo(Deposit.State.PARTIAL);
        assertThat(again(order).state()).isEqualTo(Order.State.PARTLY_PAID);
        assertThat(again(order).outstanding()).isEqualTo(new Money(5000));
        assertThat(house.payments.receipt(order.id())).isEmpty();
        var rest = house.message(order);
        rest.put("amount", "5000");
        house.receive(rest);
        assertThat(again(order).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void tooMuchSettlesAndTheRestIsHeld() {
        var order = order(20000);
        var message = house.message(order);
        message.put("amount", "50000");
        house.receive(message);
        assertThat(again(order).state()).isEqualTo(Order.State.OVERPAID);
        var deposit = house.only(order);
        assertThat(deposit.state()).isEqualTo(Deposit.State.OVERPAID);
        assertThat(deposit.held()).isEqualTo(30000);
        assertThat(house.payments.held()).contains(deposit);
        assertThat(house.about("deposit:" + deposit.id()))
                .extracting(it -> it.entry().fact())
                .containsExactly("payment.held");
    }

    @Test
    void aSecondPaymentIsHeld() {
        var order = order(20000);
        house.receive(house.message(order));
        house.receive(house.message(order));
        var deposits = house.payments.deposits(order.id());
        assertThat(deposits)
                .extracting(Deposit::state)
                .containsExactly(Deposit.State.CREDITED, Deposit.State.DOUBLE);
        assertThat(deposits.get(1).held()).isEqualTo(20000);
        assertThat(again(order).received()).isEqualTo(new Money(20000));
    }

    @Test
    void anotherCurrencyAccountOrTextIsHeldAndNothingIsLost() {
        var order = order(20000);
        var dollars = house.message(order);
        dollars.putAll(Map.of("currency", "USD", "amount", "20000.00"));
        house.receive(dollars);
        var elsewhere = house.message(order);
        elsewhere.put("account", "999");
        house.receive(elsewhere);
        assertThat(house.payments.deposits(order.id()))
                .extracting(Deposit::state)
                .containsExactly(Deposit.State.WRONG_CURRENCY, Deposit.State.WRONG_ACCOUNT);
        var unknown = house.message(order);
        unknown.put("reference", "tien hoc phi");
        house.receive(unknown);
        var held =
                house.payments.held().stream()
                        .filter(it -> it.transaction().equals(unknown.get("transaction")))
                        .findFirst()
                        .orElseThrow();
        assertThat(held.state()).isEqualTo(Deposit.State.UNKNOWN_REFERENCE);
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);
        var settled = house.payments.assign(held.id(), order.id(), PaymentHouse.OFFICER, "phoned");
        assertThat(settled.orElseThrow().state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void moneyAfterCancellationIsHeld() {
        var order = order(20000);
        house.payments.cancel(order.id(), PaymentHouse.OFFICER, "withdrawn");
        house.receive(house.message(order));
        assertThat(house.only(order).state()).isEqualTo(Deposit.State.AFTER_CANCELLATION);
        assertThat(again(order).state()).isEqualTo(Order.State.CANCELLED);
    }

    @Test
    void aRetryIsAcknowledgedOnceAndCountedOnce() {
        var order = order(20000);
        var message = house.message(order);
        byte[] bytes = house.signed(message);
        assertThat(house.payments.receive("vietqr", bytes).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(house.payments.receive("vietqr", bytes).verdict()).isEqualTo(Verdict.REPEATED);
        message.put("nonce", UUID.randomUUID().toString());
        assertThat(house.receive(message)).isEqualTo(Verdict.REPEATED);
        assertThat(house.only(order).state()).isEqualTo(Deposit.State.CREDITED);
    }

    @Test
    void aUsedNonceIsAReplay() {
        var order = order(20000);
        var message = house.message(order);
        house.receive(message);
        message.put("transaction", "FT-other");
        assertThat(house.receive(message)).isEqualTo(Verdict.REPLAYED);
        assertThat(house.payments.deposits(order.id())).hasSize(1);
    }

    @Test
    void oldForgedAndForeignMessagesAreRefusedAndKept() throws Exception {
        var order = order(20000);
        var stale = house.message(order);
        stale.put("time", house.clock.instant().minus(Duration.ofMinutes(6)).toString());
        assertThat(house.receive(stale)).isEqualTo(Verdict.STALE);
        var message = house.message(order);
        byte[] foreign =
                new Key("bank", new byte[32])
                        .sign(Fields.of(message))
                        .form()
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(house.payments.receive("vietqr", foreign).verdict()).isEqualTo(Verdict.FORGED);
        message.put("key", "gateway");
        assertThat(house.receive(message)).isEqualTo(Verdict.UNKNOWN_KEY);
        var more = house.message(order);
        more.put("discount", "100");
        assertThat(house.receive(more)).isEqualTo(Verdict.UNKNOWN_FIELD);
        var less = house.message(order);
        less.remove("currency");
        assertThat(house.receive(less)).isEqualTo(Verdict.MALFORMED);
        for (String amount : List.of("-5", "0", "1e9", "20000.5", "", "99999999999999999999")) {
            var wrong = house.message(order);
            wrong.put("amount", amount);
            assertThat(house.receive(wrong)).as(amount).isEqualTo(Verdict.MALFORMED);
        }
        assertThat(house.payments.receive("vietqr", new byte[] {(byte) 0xC3, 0}).verdict())
                .isEqualTo(Verdict.MALFORMED);
        assertThat(house.payments.receive("nobody", foreign).verdict())
                .isEqualTo(Verdict.UNKNOWN_KEY);
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);
        assertThat(house.payments.deposits(order.id())).isEmpty();
        assertThat(house.about("callback:vietqr")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void theSameMovementToldDifferentlyIsRefused() {
        var order = order(20000);
        var message = house.message(order);
        house.receive(message);
        message.put("nonce", UUID.randomUUID().toString());
        message.put("amount", "200000");
        assertThat(house.receive(message)).isEqualTo(Verdict.CONTRADICTS);
        assertThat(house.only(order).amount()).isEqualTo(20000);
    }

    /// The program is killed after it kept the message and before it credited it.
    @Test
    void aKeptMessageIsCreditedOnceAfterAKill() throws Exception {
        var order = order(20000);
        var kept = house.inbox.keep("vietqr", house.signed(house.message(order)));
        assertThat(kept.answer().stored()).isTrue();
        assertThat(house.only(order, 0)).isEmpty();
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);

        // two nodes start again at once
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done :
                    threads.invokeAll(
                            List.<Callable<Integer>>of(
                                    house.ledger::resume, house.ledger::resume))) {
                done.get();
            }
        }
        assertThat(again(order).state()).isEqualTo(Order.State.PAID);
        assertThat(house.facts(order))
                .containsExactly("payment.requested", "payment.paid", "payment.receipted");
        house.ledger.resume();
        assertThat(again(order).received()).isEqualTo(new Money(20000));
    }

    @Test
    void stateAndJournalEntryComeTogetherOrNotAtAll() {
        var order = order(20000);
        house.inbox.keep("vietqr", house.signed(house.message(order)));
        house.sql
                .sql(
                        "alter table payment.receipt add constraint broken check (order_id <> '%s')"
                                .formatted(order.id()))
                .update();
        house.ledger.resume();
        assertThat(again(order).state()).isEqualTo(Order.State.REQUESTED);
        assertThat(house.facts(order)).containsExactly("payment.requested");
        house.sql.sql("alter table payment.receipt drop constraint broken").update();
        house.clock.move(Duration.ofMinutes(2));
        house.ledger.resume();
        assertThat(again(order).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void receiptNumbersHaveNoGapsAndRestartEachYear() throws Exception {
        var before = house.clock.instant();
        house.clock.set(Instant.parse("2027-12-31T16:59:00Z"));
        var first = IntStream.range(0, 160).mapToObj(i -> order(1000)).toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var work =
                    first.stream()
                            .<Callable<Verdict>>map(it -> () -> house.receive(house.message(it)))
                            .toList();
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(Verdict.ACCEPTED);
            }
        }
        var numbers = new HashSet<Integer>();
        first.forEach(it -> {
            var receipt = house.payments.receipt(it.id()).orElseThrow();
            assertThat(receipt.year()).isEqualTo(2027);
            numbers.add(receipt.number());
        });
        assertThat(numbers).hasSize(160);
        assertThat(numbers.stream().mapToInt(it -> it).max().orElseThrow()).isEqualTo(160);

        house.clock.set(Instant.parse("2027-12-31T17:00:00Z")); // midnight in Hanoi
        var next = order(1000);
        house.receive(house.message(next));
        var receipt = house.payments.receipt(next.id()).orElseThrow();
        assertThat(receipt.symbol()).isEqualTo("BL-28E");
        assertThat(receipt.number()).isEqualTo(1);
        house.clock.set(before);
    }

    @Test
    void cashAtTheCounterIsTakenOnce() {
        var order = order(8000);
        var key = UUID.randomUUID();
        house.payments.takeCash(order.id(), new Money(8000), key, PaymentHouse.OFFICER);
        var after = house.payments.takeCash(order.id(), new Money(8000), key, PaymentHouse.OFFICER);
        assertThat(after.state()).isEqualTo(Order.State.PAID);
        assertThat(house.only(order).source()).isEqualTo(Deposit.Source.CASH);
    }

    @Test
    void whoAsksForARefundMayNotApproveIt() {
        var order = order(20000);
        house.receive(house.message(order));
        assertThat(
                        house.payments.refund(
                                order.id(), new Money(20001), "too much", PaymentHouse.OFFICER))
                .isEqualTo(new Refund.Outcome.Refused(Refund.Refusal.MORE_THAN_RECEIVED));
        var asked =
                (Refund.Outcome.Done)
                        house.payments.refund(
                                order.id(), new Money(15000), "reduced", PaymentHouse.OFFICER);
        assertThat(house.payments.refund(order.id(), new Money(6000), "more", PaymentHouse.OFFICER))
                .isEqualTo(new Refund.Outcome.Refused(Refund.Refusal.MORE_THAN_RECEIVED));
        var id = asked.refund().id();
        assertThat(house.payments.decide(id, true, "", PaymentHouse.OFFICER))
                .isEqualTo(new Refund.Outcome.Refused(Refund.Refusal.SAME_PERSON));
        assertThat(house.payments.decide(id, false, "wrong", PaymentHouse.SUPERVISOR))
                .isInstanceOf(Refund.Outcome.Done.class);
        assertThat(house.payments.decide(id, true, "", PaymentHouse.SUPERVISOR))
                .isEqualTo(new Refund.Outcome.Refused(Refund.Refusal.ALREADY_DECIDED));
        assertThat(house.facts(order))
                .contains("payment.refund-requested", "payment.refund-declined");
    }

    @Test
    void anUnansweredRefundWaitsAndStaysApproved() {
        var order = order(20000);
        house.receive(house.message(order));
        var asked =
                (Refund.Outcome.Done)
                        house.payments.refund(
                                order.id(), new Money(20000), "refused", PaymentHouse.OFFICER);
        house.payments.decide(asked.refund().id(), true, "", PaymentHouse.SUPERVISOR);
        house.refunds.send(); // nobody listens on port 1
        assertThat(house.payments.refunds(order.id()).getFirst().state())
                .isEqualTo(Refund.State.APPROVED);
        assertThat(house.refunds.send()).isZero();
    }

    @Test
    void aReferenceIsFoundInsideABanksOwnText() {
        for (String text :
                List.of(
                        "MBVCB.1234567.H29182609210001P1.CT tu 0123 NGUYEN VAN A",
                        "h29182609210001p1",
                        "le phi H29.18-260921-0001P1 xin cam on",
                        "IBFT H291826092 10001P1")) {
            assertThat(Reference.candidates(text)).as(text).contains("H29182609210001P1");
        }
        assertThat(Reference.of("X".repeat(60), 7)).hasSizeLessThanOrEqualTo(25).endsWith("P7");
        assertThat(Reference.of("G22.99.08-260921-896048", 1)).isEqualTo("G229908260921896048P1");
    }
}
