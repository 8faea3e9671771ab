package org.motcua.bank;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountNotification17;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.BalanceType10Choice;
import com.prowidesoftware.swift.model.mx.dic.BalanceType13;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerDebitCreditNotificationV08;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure4;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.DateTimePeriod1;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryStatus1Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader81;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/// Writes the day's statement (camt.053.001.08) and notification (camt.054.001.08).
final class CashFiles {
    private final Books books;

    CashFiles(Books books) {
        this.books = books;
    }

    String statement(String account, LocalDate day) {
        String currency = books.currency(account).orElse("VND");
        BigDecimal opening = sum(books.before(account, day), currency);
        var today = books.on(account, day);
        var statement =
                new AccountStatement9()
                        .setId("S-" + account + "-" + day)
                        .setCreDtTm(start(day.plusDays(1)))
                        .setFrToDt(
                                new DateTimePeriod1()
                                        .setFrDtTm(start(day))
                                        .setToDtTm(start(day.plusDays(1))))
                        .setAcct(account(account))
                        .addBal(balance("OPBD", opening, currency, day))
                        .addBal(balance("CLBD", opening.add(sum(today, currency)), currency, day));
        today.forEach(movement -> statement.addNtry(entry(movement)));
        return new MxCamt05300108()
                .setBkToCstmrStmt(
                        new BankToCustomerStatementV08()
                                .setGrpHdr(header(statement.getId(), day))
                                .addStmt(statement))
                .message();
    }

    String notification(String account, LocalDate day) {
        var notification =
                new AccountNotification17()
                        .setId("N-" + account + "-" + day + "-" + books.on(account, day).size())
                        .setCreDtTm(start(day))
                        .setAcct(account(account));
        books.on(account, day).forEach(movement -> notification.addNtry(entry(movement)));
        return new MxCamt05400108()
                .setBkToCstmrDbtCdtNtfctn(
                        new BankToCustomerDebitCreditNotificationV08()
                                .setGrpHdr(header(notification.getId(), day))
                                .addNtfctn(notification))
                .message();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(books.zone()).toOffsetDateTime();
    }

    private GroupHeader81 header(String id, LocalDate day) {
        return new GroupHeader81().setMsgId(id).setCreDtTm(start(day.plusDays(1)));
    }

    private static CashAccount39 account(String number) {
        return new CashAccount39()
                .setId(
                        new AccountIdentification4Choice()
                                .setOthr(new GenericAccountIdentification1().setId(number)));
    }

    private static CashBalance8 balance(
            String code, BigDecimal amount, String currency, LocalDate day) {
        return new CashBalance8()
                .setTp(new BalanceType13().setCdOrPrtry(new BalanceType10Choice().setCd(code)))
                .setAmt(money(amount.abs(), currency))
                .setCdtDbtInd(amount.signum() < 0 ? CreditDebitCode.DBIT : CreditDebitCode.CRDT)
                .setDt(new DateAndDateTime2Choice().setDt(day));
    }

    private ReportEntry10 entry(Movement movement) {
        var sign = movement.credit() ? CreditDebitCode.CRDT : CreditDebitCode.DBIT;
        var details =
                new EntryTransaction10()
                        .setRefs(
                                new TransactionReferences6()
                                        .setAcctSvcrRef(movement.transaction())
                                        .setEndToEndId(movement.endToEnd()))
                        .setAmt(money(movement.amount(), movement.currency()))
                        .setCdtDbtInd(sign)
                        .setRmtInf(
                                new RemittanceInformation16()
                                        .addUstrd("MBVCB." + movement.reference() + ".CT tu 0123"));
        return new ReportEntry10()
                .setAmt(money(movement.amount(), movement.currency()))
                .setCdtDbtInd(sign)
                .setSts(new EntryStatus1Choice().setCd("BOOK"))
                .setBookgDt(
                        new DateAndDateTime2Choice()
                                .setDtTm(movement.at().atZone(books.zone()).toOffsetDateTime()))
                .setAcctSvcrRef(movement.transaction())
                .setBkTxCd(new BankTransactionCodeStructure4())
                .addNtryDtls(new EntryDetails9().addTxDtls(details));
    }

    private static ActiveOrHistoricCurrencyAndAmount money(BigDecimal amount, String currency) {
        return new ActiveOrHistoricCurrencyAndAmount().setValue(amount).setCcy(currency);
    }

    private static BigDecimal sum(List<Movement> movements, String currency) {
        return movements.stream()
                .filter(it -> it.currency().equals(currency))
                .map(it -> it.credit() ? it.amount() : it.amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
