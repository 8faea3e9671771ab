package org.motcua.payment;

import java.util.List;
import java.util.UUID;

/// What came of reading a bank's file.
public sealed interface StatementOutcome {
    /// Read and matched.
    ///
    /// @param entries how many movements it holds
    /// @param fresh how many of them no message had told before
    record Imported(List<UUID> statements, int entries, int fresh) implements StatementOutcome {}

    /// The same file was read before; nothing changed.
    record AlreadyImported(List<UUID> statements) implements StatementOutcome {}

    /// Nothing was taken from it.
    ///
    /// @param detail where and what, for the person who must ask the bank
    record Refused(Refusal why, String detail) implements StatementOutcome {}

    /// The sentences are in the country's words under `payment.statement.refusal.*`.
    enum Refusal {
        /// Larger than the limit.
        TOO_LARGE,
        /// Not well-formed.
        BROKEN,
        /// It declares a document type or entities, which no bank file needs.
        UNSAFE,
        /// Neither camt.053 nor camt.054.
        UNKNOWN_MESSAGE,
        /// A required part is missing or not of its form.
        INCOMPLETE,
        /// For an account that no agency of this country has.
        UNKNOWN_ACCOUNT,
        /// The same statement number with other contents.
        CONTRADICTS,
        /// The signature of the sender does not fit.
        FORGED
    }
}
