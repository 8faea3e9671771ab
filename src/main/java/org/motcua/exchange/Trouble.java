package org.motcua.exchange;

/// A message that was refused, failed, or took long: what an operator looks at. Neither contents
/// nor paths, which may hold numbers of people.
///
/// @param number grows by one with each, in one gateway
/// @param at when it ended, in milliseconds since 1970
/// @param id of the message; the one of its proof
/// @param type of the refusal; empty where the service answered
/// @param status as the asking system was told
public record Trouble(
        long number,
        long at,
        Passed.Side side,
        Kind kind,
        String id,
        String client,
        String service,
        String agreement,
        String type,
        int status,
        long millis,
        String method) {
    /// Why it is looked at.
    public enum Kind {
        REFUSED,
        FAILED,
        SLOW
    }
}
