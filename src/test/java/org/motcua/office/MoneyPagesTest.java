package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;
import org.motcua.office.Staff.Officer;
import org.motcua.payment.Deposit;
import org.motcua.payment.Line;
import org.motcua.payment.Order;
import org.motcua.payment.PaymentRequest;
import org.motcua.payment.Payments;
import org.motcua.payment.Refund;

/// The money of an agency at its pages: statements, money that nobody expected, refunds by two.
class MoneyPagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Officer ASKS =
            Staff.officer("Lý Thị Thu", Staff.SAIGON_WARD, "payment-officer");
    private static final Officer APPROVES =
            Staff.officer("Mai Văn Tiền", Staff.SAIGON_WARD, "payment-officer");
    private static final Officer ELSEWHERE =
            Staff.officer("Tạ Thị Xa", Staff.OTHER_WARD, "payment-officer");

    private final Payments payments = TestHouse.bean(Payments.class);

    private Order ordered(long amount) {
        var line =
                new Line(
                        "copies",
                        Line.Kind.CHARGE,
                        new Money(amount),
                        new Text(Map.of("vi", "Bản sao", "en", "Copies")));
        return payments.request(
                new PaymentRequest(
                        "H29.18-261122-9%03d".formatted(NUMBER.incrementAndGet()),
                        1,
                        Staff.agency(Staff.SAIGON_WARD),
                        "Trần Thị Lan",
                        List.of(line),
                        Instant.now().plus(5, ChronoUnit.DAYS)),
                Actor.program("test"));
    }

    private String statement(String id, String transaction, String text, long amount) {
        String today = Staff.today().toString();
        String account = payments.account(Staff.agency(Staff.SAIGON_WARD)).orElseThrow().number();
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>%2$sT17:00:00+07:00</CreDtTm></GrpHdr>
        <Stmt><Id>%1$s</Id><CreDtTm>%2$sT17:00:00+07:00</CreDtTm>
        <Acct><Id><Othr><Id>%3$s</Id></Othr></Id></Acct>
        <Ntry><Amt Ccy="VND">%4$d</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>%2$s</Dt></BookgDt><AcctSvcrRef>%5$s</AcctSvcrRef>
        <NtryDtls><TxDtls><RmtInf><Ustrd>%6$s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        </Stmt></BkToCstmrStmt></Document>
        """
                .formatted(id, today, account, amount, transaction, text);
    }

    private String read(Officer officer, String file) {
        officer.browser().get("/office/money");
        return officer.browser()
                .upload("/office/money/statements", "file", "sao-ke.xml", file)
                .body();
    }

    private Deposit held(String transaction) {
        return payments.held().stream()
                .filter(one -> one.transaction().equals(transaction))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void moneyWithAnUnreadableTextIsMatchedWithItsDossierByAPerson() {
        var order = ordered(16_000);
        String page = read(ASKS, statement("MP1", "MP1-1", "chuyen tien lam giay", 16_000));
        assertThat(page).contains("Đã đọc sao kê", "16.000 đ", "Không rõ nội dung");
        var held = held("MP1-1");
        String assign = "/office/money/held/%s/assign".formatted(held.id());
        var wrong =
                ASKS.browser()
                        .send(
                                assign,
                                Map.of(
                                        "dossier-" + held.id(),
                                        "H29.18-1",
                                        "assign-" + held.id(),
                                        "x"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("không có khoản nào đang chờ trả");
        ASKS.browser()
                .post(
                        assign,
                        Map.of(
                                "dossier-" + held.id(),
                                order.dossier(),
                                "assign-" + held.id(),
                                "Người dân đưa ảnh chuyển khoản"));
        assertThat(payments.get(order.id()).state()).isEqualTo(Order.State.PAID);
        String receipt = "/office/money/receipts/" + order.id();
        assertThat(ASKS.browser().get("/office/money").body())
                .contains(receipt, payments.receipt(order.id()).orElseThrow().printedNumber());
        assertThat(ELSEWHERE.browser().get("/office/money").body()).doesNotContain(receipt);
        assertThat(ELSEWHERE.browser().look(receipt).status()).isEqualTo(404);
        assertThat(read(ASKS, statement("MP1", "MP1-1", "chuyen tien lam giay", 16_000)))
                .contains("đã đọc trước đây");
    }

    @Test
    void whatWasPaidTwiceGoesBackWhenASecondOfficerApproves() {
        var order = ordered(20_000);
        read(ASKS, statement("MP2", "MP2-1", order.reference(), 20_000));
        read(ASKS, statement("MP3", "MP3-1", order.reference(), 20_000));
        var held = held("MP3-1");
        assertThat(held.state()).isEqualTo(Deposit.State.DOUBLE);
        assertThat(ELSEWHERE.browser().get("/office/money").body()).doesNotContain(order.dossier());
        assertThat(
                        ELSEWHERE
                                .browser()
                                .send(
                                        "/office/money/held/%s/return".formatted(held.id()),
                                        Map.of("return-" + held.id(), "của tôi"))
                                .status())
                .isEqualTo(404);
        ASKS.browser().get("/office/money");
        assertThat(
                        ASKS.browser()
                                .post(
                                        "/office/money/held/%s/return".formatted(held.id()),
                                        Map.of("return-" + held.id(), "Trả hai lần"))
                                .body())
                .contains("Một người khác phải duyệt", "Trả hai lần");
        var refund =
                payments.refunds(Refund.State.REQUESTED).stream()
                        .filter(one -> one.deposit().equals(held.id()))
                        .findFirst()
                        .orElseThrow();
        String approve = "/office/money/refunds/%s/approve".formatted(refund.id());
        assertThat(ASKS.browser().send(approve, Map.of()).body())
                .contains("Người đề nghị không được tự duyệt");
        APPROVES.browser().get("/office/money");
        assertThat(APPROVES.browser().post(approve, Map.of()).body()).contains("Đã duyệt");
        assertThat(payments.refunds(Refund.State.REQUESTED))
                .noneMatch(one -> one.id().equals(refund.id()));
    }

    @Test
    void aFileThatIsNoStatementChangesNothing() {
        assertThat(read(ASKS, "<html></html>")).contains("Không phải sao kê");
        assertThat(read(ASKS, "")).contains("Chọn tệp sao kê trước");
    }

    @Test
    void whoHandlesNoMoneySeesNone() {
        var specialist = Staff.officer("Đinh Văn Khác", Staff.SAIGON_WARD, "specialist");
        assertThat(specialist.browser().look("/office/money").status()).isIn(403, 404);
        assertThat(specialist.browser().get("/office").body()).doesNotContain("/office/money");
    }
}
