package org.motcua.notice;

/// How handing a message to a carrier ended.
public sealed interface Handover {
    /// @param reference by which the carrier knows it
    record Accepted(String reference) implements Handover {}

    /// Will not work next time either: an address that does not exist.
    record Refused(String fault) implements Handover {}

    /// Certainly not accepted this time; may work later.
    record Unavailable(String fault) implements Handover {}

    /// The connection broke after the message had gone out: nobody knows yet.
    record Unknown(String fault) implements Handover {}
}
