package org.motcua.notice;

/// The port to whoever carries text messages.
public interface SmsGateway {
    /// Hands one text over. An implementation tells the carrier the id, so that a text that the
    /// carrier already has is not sent again.
    Handover send(String id, String phone, String text);

    /// What the carrier knows of an id that we do not know the fate of.
    Fate fate(String id);

    /// How a handover ended.
    sealed interface Handover {
        record Accepted(String reference) implements Handover {}

        /// Will not work next time either: a number that does not exist.
        record Refused(String fault) implements Handover {}

        /// Certainly not accepted this time; may work later.
        record Unavailable(String fault) implements Handover {}

        /// The connection broke after the text had gone out: nobody knows yet.
        record Unknown(String fault) implements Handover {}
    }

    /// What became of a text.
    enum Fate {
        ACCEPTED,
        NEVER_SEEN,
        UNKNOWN
    }
}
