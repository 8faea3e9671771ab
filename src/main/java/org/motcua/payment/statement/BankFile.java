package org.motcua.payment.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bank's file: its statements (camt.053) or notifications (camt.054).
///
/// @param sum SHA-256 of the file
public record BankFile(String sum, Kind kind, List<Statement> statements) {
    public enum Kind {
        STATEMENT,
        NOTIFICATION
    }

    /// Amounts in it are text as written, without sign.
    ///
    /// @param id the bank's own number of it
    /// @param opening the booked balance before, negative where overdrawn
    /// @param closing the booked balance after
    public record Statement(
            String id,
            String account,
            LocalDate day,
            @Nullable Balance opening,
            @Nullable Balance closing,
            List<Entry> entries) {
        public Statement {
            entries = List.copyOf(entries);
        }
    }

    /// A balance at one moment.
    public record Balance(String amount, String currency, boolean credit) {}

    /// One movement, booked.
    ///
    /// @param transaction the bank's key of it
    /// @param endToEnd what the payer's side called it
    /// @param text the remittance information
    /// @param credit whether money came
    /// @param reversal whether it takes an earlier movement back
    /// @param bookedAt where the bank says the time too
    public record Entry(
            String transaction,
            String endToEnd,
            String text,
            boolean credit,
            boolean reversal,
            String amount,
            String currency,
            LocalDate bookedOn,
            @Nullable Instant bookedAt) {}

    /// Why a file cannot be read.
    public enum Trouble {
        TOO_LARGE,
        BROKEN,
        UNSAFE,
        UNKNOWN_MESSAGE,
        INCOMPLETE
    }

    /// A file that cannot be read; the message says where.
    public static final class Unreadable extends Exception {
        private final Trouble trouble;

        public Unreadable(Trouble trouble, String message) {
            super(message);
            this.trouble = trouble;
        }

        public Trouble trouble() {
            return trouble;
        }
    }
}
