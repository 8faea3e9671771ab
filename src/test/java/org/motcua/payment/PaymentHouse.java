package org.motcua.payment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/// The payment room on a database of its own, with a clock that a test moves.
final class PaymentHouse {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final AgencyCode AGENCY = new AgencyCode("H29.18");
    static final String ACCOUNT = "3511000000001";
    static final Actor OFFICER = Actor.officer("officer-1", AGENCY);
    static final Actor SUPERVISOR = Actor.officer("officer-2", AGENCY);
    static final URI BACK = URI.create("http://127.0.0.1:8080/dossiers/1");

    final MovedClock clock;
    final JdbcClient sql;
    final TransactionTemplate transaction;
    final Journal journal;
    final Keys keys;
    final Ledger ledger;
    final Inbox inbox;
    final Refunds refunds;
    final Receipts receipts;
    final Attempts attempts;
    final Payments payments;

    PaymentHouse(DataSource source, Path var, URI bank, Instant now) {
        clock = new MovedClock(now);
        sql = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        journal = new Journal(source, clock);
        keys = new Keys(var);
        PaymentRules.Source rules = _ -> rules(bank);
        var settings =
                new PaymentSettings(
                        var,
                        Duration.ofMinutes(5),
                        DataSize.ofKilobytes(8),
                        DataSize.ofMegabytes(4),
                        1000,
                        Duration.ofMinutes(2),
                        Map.of(),
                        Duration.ofSeconds(5));
        receipts = new Receipts(sql, journal, rules, clock);
        ledger = new Ledger(sql, receipts, transaction, journal, rules, clock);
        inbox = new Inbox(sql, transaction, journal, rules, keys, settings, clock);
        var line = new BankLine(keys, settings, clock);
        refunds = new Refunds(sql, receipts, transaction, journal, line, rules, clock);
        attempts = new Attempts(sql, line, rules, settings, clock);
        payments =
                new Payments(
                        sql,
                        ledger,
                        inbox,
                        new Statements(
                                sql, transaction, journal, refunds, rules, keys, settings, clock),
                        refunds,
                        receipts,
                        new Reconciliations(sql, rules, clock),
                        attempts,
                        List.of(new QrTransfer(), new RedirectGateway(keys, clock)),
                        rules,
                        clock);
    }

    private static PaymentRules rules(URI bank) {
        var qr = new Provider.QrScheme(38, "A000000727", "QRIBFTTA", "704", "VN", null);
        var scan =
                new Provider(
                        "vietqr",
                        Provider.Kind.QR,
                        text("Scan"),
                        null,
                        "bank",
                        qr,
                        bank,
                        null,
                        URI.create("queries"),
                        URI.create("refunds"));
        var page =
                new Provider(
                        "gateway",
                        Provider.Kind.REDIRECT,
                        text("Card"),
                        null,
                        "gateway",
                        null,
                        bank,
                        URI.create("pay"),
                        URI.create("queries"),
                        URI.create("refunds"));
        return new PaymentRules(
                "VND",
                ZONE,
                List.of(scan.at(null), page.at(null)),
                List.of(new PayeeAccount("*", "970999", "Test bank", ACCOUNT, "TREASURY")),
                new ReceiptSeries("receipt", text("Receipt"), "BL-{yy}E"));
    }

    static Text text(String words) {
        return new Text(Map.of("vi", words));
    }

    PaymentRequest asked(String dossier, int number, long amount) {
        return new PaymentRequest(
                dossier,
                number,
                AGENCY,
                "Nguyễn Thị Bưởi",
                List.of(
                        new Line(
                                "duty", Line.Kind.DUTY, new Money(amount), text("Lệ phí hộ tịch"))),
                clock.instant().plus(Duration.ofDays(10)));
    }

    Order request(String dossier, long amount) {
        return payments.request(asked(dossier, 1, amount), OFFICER);
    }

    /// The fields of a proper message about a full payment.
    Map<String, String> message(Order order) {
        var fields = new HashMap<String, String>();
        fields.put("version", "1");
        fields.put("type", "payment");
        fields.put("key", "bank");
        fields.put("nonce", UUID.randomUUID().toString());
        fields.put("time", clock.instant().toString());
        fields.put("transaction", "FT" + UUID.randomUUID());
        fields.put("reference", order.reference());
        fields.put("account", order.account());
        fields.put("amount", Long.toString(order.amount().amount()));
        fields.put("currency", order.currency());
        fields.put("paid_at", clock.instant().toString());
        return fields;
    }

    byte[] signed(Map<String, String> fields) {
        try {
            return keys.get("bank")
                    .sign(Fields.of(fields))
                    .form()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (Fields.Malformed e) {
            throw new AssertionError(e);
        }
    }

    CallbackAnswer.Verdict receive(Map<String, String> fields) {
        return payments.receive("vietqr", signed(fields)).verdict();
    }

    Deposit only(Order order) {
        var all = payments.deposits(order.id());
        if (all.size() != 1) {
            throw new AssertionError("not one deposit: " + all);
        }
        return all.getFirst();
    }

    /// The deposits of an order, which must be so many.
    List<Deposit> only(Order order, int count) {
        var all = payments.deposits(order.id());
        if (all.size() != count) {
            throw new AssertionError("not %d deposits: %s".formatted(count, all));
        }
        return all;
    }

    List<String> facts(Order order) {
        return journal.about(order.subject()).stream().map(it -> it.entry().fact()).toList();
    }

    List<Recorded> about(String subject) {
        return journal.about(subject);
    }

    /// A clock that stands until it is moved.
    static final class MovedClock extends Clock {
        private Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        synchronized void move(Duration by) {
            now = now.plus(by);
        }

        synchronized void set(Instant at) {
            now = at;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }
    }
}
