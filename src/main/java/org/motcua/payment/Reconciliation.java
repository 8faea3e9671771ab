package org.motcua.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One account on one day: what the bank's messages told beside what its statement says.
///
/// @param statement the day's statement, where it has been read
/// @param matched movements that both told alike
/// @param missingCallback in the statement, never told by a callback (credited all the same)
/// @param missingInStatement told by a callback, not in the day's statement
/// @param differences told by both, but not alike
/// @param held arrivals of the day that wait for a person
/// @param refunds money that should have left by the end of the day and is not on a statement
public record Reconciliation(
        LocalDate day,
        String account,
        Optional<StatementHead> statement,
        Sum matched,
        List<Item> missingCallback,
        List<Item> missingInStatement,
        List<Difference> differences,
        List<Item> held,
        List<Item> refunds) {
    /// How many, and how much.
    public record Sum(long count, long amount) {}

    /// A statement as the bank numbered it.
    ///
    /// @param balanced whether opening balance and movements make the closing balance
    public record StatementHead(
            UUID id, String bankId, Instant importedAt, long entries, boolean balanced) {}

    /// A movement, with the order behind it where there is one.
    public record Item(
            UUID id,
            Optional<UUID> order,
            String dossier,
            String transaction,
            String reference,
            long amount,
            String currency,
            String state) {}

    /// The same movement told differently.
    public record Difference(
            UUID id,
            Optional<UUID> order,
            String transaction,
            long told,
            String toldCurrency,
            long stated,
            String statedCurrency) {}

    /// Whether nobody needs to look: everything told twice and alike.
    public boolean clean() {
        return statement.map(StatementHead::balanced).orElse(false)
                && missingCallback.isEmpty()
                && missingInStatement.isEmpty()
                && differences.isEmpty()
                && held.isEmpty()
                && refunds.isEmpty();
    }
}
