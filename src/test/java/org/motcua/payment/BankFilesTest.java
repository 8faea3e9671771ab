package org.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.payment.StatementOutcome.Imported;
import org.motcua.payment.StatementOutcome.Refusal;
import org.motcua.payment.StatementOutcome.Refused;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankFilesTest {
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

    private StatementOutcome read(String file) {
        return house.payments.read(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                PaymentHouse.OFFICER);
    }

    private static String statement(String version, String id, String account, String entries) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
        <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-22T17:00:00+07:00</CreDtTm></GrpHdr>
        <Stmt><Id>%s</Id><CreDtTm>2026-11-22T17:00:00+07:00</CreDtTm>
        <Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>%s</Stmt></BkToCstmrStmt></Document>
        """
                .formatted(version, id, account, entries);
    }

    private static String entry(String transaction, String text, String amount, String status) {
        return """
        <Ntry><Amt Ccy="VND">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>%s</Sts>
        <BookgDt><Dt>2026-11-22</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>
        <NtryDtls><TxDtls><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        """
                .formatted(amount, status, transaction, text);
    }

    private Refusal refusal(String file) {
        var outcome = read(file);
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).why();
    }

    @Test
    void oldAndNewVersionsAreRead() {
        var first = house.request("H29.18-260921-0101", 20000);
        var second = house.request("H29.18-260921-0102", 20000);
        String old = entry("A1", "CT " + first.reference(), "20000.00", "BOOK");
        String fresh = entry("A2", second.reference(), "20000", "<Cd>BOOK</Cd>");
        String pending = entry("A3", second.reference(), "20000", "<Cd>PDNG</Cd>");
        assertThat(read(statement("02", "S02", PaymentHouse.ACCOUNT, old)))
                .isInstanceOf(Imported.class);
        assertThat(read(statement("08", "S08", PaymentHouse.ACCOUNT, fresh + pending)))
                .isInstanceOf(Imported.class);
        assertThat(house.only(first).state()).isEqualTo(Deposit.State.CREDITED);
        assertThat(house.only(second).state()).isEqualTo(Deposit.State.CREDITED);
        assertThat(house.payments.get(second.id()).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void aCallbackAndTheStatementThatDisagreeAreADifference() {
        var order = house.request("H29.18-260921-0103", 20000);
        var message = house.message(order);
        message.put("transaction", "D1");
        house.receive(message);
        var missing = house.request("H29.18-260921-0104", 20000);
        house.receive(house.message(missing));
        read(
                statement(
                        "08",
                        "SD",
                        PaymentHouse.ACCOUNT,
                        entry("D1", order.reference(), "21000", "<Cd>BOOK</Cd>")));
        var day = house.payments.reconciliation(LocalDate.of(2026, 11, 22), PaymentHouse.ACCOUNT);
        assertThat(day.differences())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.told()).isEqualTo(20000);
                    assertThat(it.stated()).isEqualTo(21000);
                });
        assertThat(day.missingInStatement()).anyMatch(it -> it.dossier().equals(missing.dossier()));
        assertThat(day.clean()).isFalse();
    }

    @Test
    void filesThatReadOtherFilesAreRefused() {
        String evil =
                """
                <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>\
                """;
        assertThat(refusal(evil)).isEqualTo(Refusal.UNSAFE);
        String laughs =
                """
                <?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
                <Document>&b;</Document>\
                """;
        assertThat(refusal(laughs)).isEqualTo(Refusal.UNSAFE);
        assertThat(refusal("<a>".repeat(100))).isEqualTo(Refusal.UNSAFE);
    }

    @Test
    void brokenFilesAreRefusedWhole() {
        assertThat(refusal("")).isEqualTo(Refusal.BROKEN);
        assertThat(refusal("not XML")).isEqualTo(Refusal.BROKEN);
        assertThat(refusal("<Document><Other/></Document>")).isEqualTo(Refusal.UNKNOWN_MESSAGE);
        var order = house.request("H29.18-260921-0105", 20000);
        String good = entry("B1", order.reference(), "20000", "<Cd>BOOK</Cd>");
        String bad = entry("B2", order.reference(), "x", "<Cd>BOOK</Cd>");
        String cut = statement("08", "SB", PaymentHouse.ACCOUNT, good);
        assertThat(refusal(cut.substring(0, cut.length() - 40))).isEqualTo(Refusal.BROKEN);
        assertThat(refusal(statement("08", "SB", PaymentHouse.ACCOUNT, good + bad)))
                .isEqualTo(Refusal.INCOMPLETE);
        assertThat(refusal(statement("08", "SB", "000", good))).isEqualTo(Refusal.UNKNOWN_ACCOUNT);
        assertThat(house.payments.deposits(order.id())).isEmpty();
        assertThat(refusal("<a>" + "x".repeat(5 * 1024 * 1024) + "</a>"))
                .isEqualTo(Refusal.TOO_LARGE);
    }
}
