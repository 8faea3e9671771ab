package org.motcua.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.payment.StatementOutcome.Refusal;
import org.motcua.payment.StatementOutcome.Refused;
import org.motcua.payment.statement.BankFile;
import org.motcua.payment.statement.BankFile.Balance;
import org.motcua.payment.statement.BankFile.Statement;

/// A statement turned into rows, or why it cannot be.
///
/// @param balanced whether the movements lead from the opening to the closing balance; true where
///   the message has no balances, as notifications do not
record StatementRows(
        List<Row> rows,
        Optional<Long> opening,
        Optional<Long> closing,
        boolean balanced,
        Optional<Refused> trouble) {

    /// One movement, named as in the table.
    record Row(
            String transaction,
            @JsonProperty("end_to_end") String endToEnd,
            String reference,
            String tokens,
            boolean credit,
            boolean reversal,
            long amount,
            String currency,
            String day,
            @JsonProperty("arrived_at") String arrivedAt) {}

    static StatementRows of(Statement statement, PaymentRules rules) {
        if (rules.account(statement.account()).isEmpty()) {
            return refused(Refusal.UNKNOWN_ACCOUNT, statement.account());
        }
        var rows = new ArrayList<Row>();
        for (var entry : statement.entries()) {
            var amount = Amounts.read(entry.amount(), entry.currency());
            if (amount.isEmpty()) {
                return refused(
                        Refusal.INCOMPLETE,
                        "the amount of the entry %s of the statement %s"
                                .formatted(entry.transaction(), statement.id()));
            }
            rows.add(row(entry, amount.get(), rules));
        }
        var opening = signed(statement.opening());
        var closing = signed(statement.closing());
        return new StatementRows(
                rows, opening, closing, balanced(statement, rows), Optional.empty());
    }

    private static Row row(BankFile.Entry entry, long amount, PaymentRules rules) {
        // a bank that gives no time gives the day: whoever paid on the last day paid in time
        Instant at = entry.bookedAt();
        return new Row(
                entry.transaction(),
                entry.endToEnd(),
                entry.text(),
                String.join(" ", Reference.candidates(entry.text())),
                entry.credit(),
                entry.reversal(),
                amount,
                entry.currency(),
                entry.bookedOn().toString(),
                (at == null ? rules.start(entry.bookedOn()) : at).toString());
    }

    private static boolean balanced(Statement statement, List<Row> rows) {
        Balance opening = statement.opening();
        Balance closing = statement.closing();
        if (opening == null && closing == null) {
            return true;
        }
        var from = signed(opening);
        var to = signed(closing);
        if (closing == null || from.isEmpty() || to.isEmpty()) {
            return false;
        }
        long moved =
                rows.stream()
                        .filter(row -> row.currency().equals(closing.currency()))
                        .mapToLong(row -> row.credit() ? row.amount() : -row.amount())
                        .sum();
        return from.get() + moved == to.get();
    }

    private static Optional<Long> signed(@Nullable Balance balance) {
        if (balance == null) {
            return Optional.empty();
        }
        if (balance.amount().matches("0+(\\.0+)?")) {
            return Optional.of(0L);
        }
        return Amounts.read(balance.amount(), balance.currency())
                .map(amount -> balance.credit() ? amount : -amount);
    }

    private static StatementRows refused(Refusal why, String detail) {
        return new StatementRows(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(new Refused(why, detail)));
    }
}
