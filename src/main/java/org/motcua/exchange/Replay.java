package org.motcua.exchange;

/// What came of repeating a message for an operator.
///
/// @param id of the new message; empty where none was sent
/// @param status as an asking system would have been told; 0 where nothing was sent
/// @param type of a refusal; empty where the service answered
public record Replay(Result result, String id, int status, String type) {
    /// Whether it was sent.
    public enum Result {
        SENT,
        /// The log does not hold the request with its contents: the asking system has to repeat it.
        NOT_KEPT
    }
}
