package org.motcua.payment;

/// What is answered to a provider's message.
///
/// @param stored whether the message is kept; only then it may be acknowledged
/// @param verdict what was found
public record CallbackAnswer(boolean stored, Verdict verdict) {
    /// What was found about a message before its money is looked at.
    public enum Verdict {
        /// Genuine and new.
        ACCEPTED,
        /// Genuine, but known: the same movement was told before. Acknowledged again.
        REPEATED,
        /// A nonce that was used by another message.
        REPLAYED,
        /// Signed outside the time window.
        STALE,
        /// The signature does not fit.
        FORGED,
        /// Signed with a key that this provider does not have.
        UNKNOWN_KEY,
        /// A field that the protocol does not have.
        UNKNOWN_FIELD,
        /// A field is missing, twice there or not of its form; not `name=value` lines.
        MALFORMED,
        /// The request that the provider repeats is not the one that was made.
        ALTERED_REQUEST,
        /// The same movement was told before with another amount, currency or reference.
        CONTRADICTS;

        /// Whether the provider may stop sending it.
        public boolean acknowledged() {
            return this == ACCEPTED || this == REPEATED;
        }
    }
}
