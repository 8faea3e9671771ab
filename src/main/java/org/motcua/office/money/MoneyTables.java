package org.motcua.office.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.motcua.country.Countries;
import org.motcua.kernel.Money;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.payment.Deposit;
import org.motcua.payment.Order;
import org.motcua.payment.PayeeAccount;
import org.motcua.payment.Payments;
import org.motcua.payment.Receipt;
import org.motcua.payment.Reconciliation;
import org.motcua.payment.Refund;
import org.springframework.stereotype.Component;

/// The money of a day in words and tables.
@Component
public class MoneyTables {
    private final Payments payments;
    private final Names names;
    private final Countries countries;

    MoneyTables(Payments payments, Names names, Countries countries) {
        this.payments = payments;
        this.names = names;
        this.countries = countries;
    }

    /// A day on one account, with the movements that the reader may see.
    ///
    /// @param statement what is known of the bank's statement
    /// @param balanced whether it adds up; true where there is none
    /// @param tables what does not match, each kind of difference for itself
    public record Day(
            String account,
            String statement,
            boolean balanced,
            boolean clean,
            String matched,
            List<Table> tables) {}

    /// Held money, as the page lists it.
    public record Held(
            UUID id,
            String amount,
            String state,
            String reference,
            String arrived,
            String dossier) {}

    /// A refund that somebody decides about or looks at.
    public record Back(UUID id, String amount, String reason, String asked, String dossier) {}

    List<Field> filter(
            Page page, List<PayeeAccount> accounts, Optional<PayeeAccount> account, LocalDate day) {
        var fields = new ArrayList<Field>();
        fields.add(Field.date("day", page.w("office.money.day")).value(day.toString()));
        if (accounts.size() > 1) {
            var options =
                    accounts.stream()
                            .map(one ->
                                    new Field.Option(
                                            one.number(), one.number() + " · " + one.bankName()))
                            .toList();
            fields.add(
                    Field.select("account", page.w("payment.account"), options)
                            .value(account.map(PayeeAccount::number).orElse("")));
        }
        return fields;
    }

    Day reconciliation(
            Page page, LocalDate day, PayeeAccount account, Predicate<Optional<UUID>> seen) {
        var found = payments.reconciliation(day, account.number());
        var statement = found.statement();
        var tables = new ArrayList<Table>();
        items(page, "missingCallback", seen(found.missingCallback(), seen), tables);
        items(page, "missingInStatement", seen(found.missingInStatement(), seen), tables);
        differences(
                page,
                found.differences().stream().filter(one -> seen.test(one.order())).toList(),
                tables);
        items(page, "held", seen(found.held(), seen), tables);
        items(page, "refunds", seen(found.refunds(), seen), tables);
        return new Day(
                "%s · %s · %s".formatted(account.number(), account.bankName(), account.holder()),
                statement
                        .map(head ->
                                page.w(
                                        "office.money.statement",
                                        head.bankId(),
                                        head.entries(),
                                        page.format().shortDate(head.importedAt())))
                        .orElseGet(() -> page.w("payment.reconciliation.none")),
                statement.map(Reconciliation.StatementHead::balanced).orElse(true),
                found.clean(),
                page.w(
                        "office.money.matched",
                        found.matched().count(),
                        page.format().money(new Money(found.matched().amount()))),
                tables);
    }

    /// The receipts of a day, each leading to its file.
    Table receipts(Page page, List<Receipt> receipts) {
        var columns =
                List.of(
                        new Column(page.w("payment.receipt.number")),
                        new Column(page.w("payment.receipt.payer")),
                        number(page.w("payment.amount")),
                        new Column(page.w("payment.reference")),
                        new Column(page.w("office.money.receipt.state")));
        var rows = new ArrayList<List<Cell>>();
        for (Receipt one : receipts) {
            String path = MoneyPages.HOME + "/receipts/" + one.order();
            rows.add(
                    List.of(
                            new Cell(one.symbol() + " " + one.printedNumber(), path, null),
                            new Cell(one.payer()),
                            new Cell(page.format().money(one.amount())),
                            new Cell(one.reference()),
                            new Cell(
                                    page.w(
                                            one.voided()
                                                    ? "payment.receipt.voided"
                                                    : "office.money.receipt.valid"))));
        }
        return new Table(page.w("office.money.receipts"), columns, rows, false);
    }

    private static List<Reconciliation.Item> seen(
            List<Reconciliation.Item> items, Predicate<Optional<UUID>> seen) {
        return items.stream().filter(item -> seen.test(item.order())).toList();
    }

    private void items(
            Page page, String kind, List<Reconciliation.Item> items, List<Table> tables) {
        if (items.isEmpty()) {
            return;
        }
        var rows =
                items.stream()
                        .map(item ->
                                List.of(
                                        new Cell(item.transaction()),
                                        new Cell(item.dossier()),
                                        new Cell(item.reference()),
                                        new Cell(amount(page, item.amount(), item.currency()))))
                        .toList();
        tables.add(
                new Table(
                        page.w("payment.reconciliation." + kind),
                        List.of(
                                new Column(page.w("office.money.transaction")),
                                new Column(page.w("office.money.dossier")),
                                new Column(page.w("payment.reference")),
                                number(page.w("payment.amount"))),
                        rows,
                        true));
    }

    private void differences(Page page, List<Reconciliation.Difference> items, List<Table> tables) {
        if (items.isEmpty()) {
            return;
        }
        var rows =
                items.stream()
                        .map(item ->
                                List.of(
                                        new Cell(item.transaction()),
                                        new Cell(dossier(item.order())),
                                        new Cell(amount(page, item.told(), item.toldCurrency())),
                                        new Cell(
                                                amount(
                                                        page,
                                                        item.stated(),
                                                        item.statedCurrency()))))
                        .toList();
        tables.add(
                new Table(
                        page.w("payment.reconciliation.differences"),
                        List.of(
                                new Column(page.w("office.money.transaction")),
                                new Column(page.w("office.money.dossier")),
                                number(page.w("office.money.told")),
                                number(page.w("office.money.stated"))),
                        rows,
                        true));
    }

    private static Column number(String label) {
        return new Column(label, true, null, Table.Sorted.NOT);
    }

    Held held(Page page, Deposit deposit) {
        return new Held(
                deposit.id(),
                amount(page, deposit.held(), deposit.currency()),
                page.w("payment.deposit." + deposit.state()),
                deposit.reference(),
                page.format().date(deposit.arrivedAt()),
                dossier(deposit.order()));
    }

    Back refund(Page page, Refund refund) {
        return new Back(
                refund.id(),
                amount(page, refund.amount().amount(), refund.currency()),
                refund.reason(),
                page.w(
                        "office.money.asked",
                        officer(refund.requestedBy()),
                        page.format().shortDate(refund.requestedAt())),
                dossier(refund.order()));
    }

    private String officer(String account) {
        try {
            return names.officer(UUID.fromString(account));
        } catch (IllegalArgumentException _) {
            return account;
        }
    }

    private String dossier(Optional<UUID> order) {
        return order.map(payments::get).map(Order::dossier).orElse("–");
    }

    /// The country's own money as it is written here; another currency with its code, unconverted.
    private String amount(Page page, long amount, String currency) {
        return currency.equals(countries.active().settings().currency().code())
                ? page.format().money(new Money(amount))
                : "%s %d".formatted(currency, amount);
    }
}
