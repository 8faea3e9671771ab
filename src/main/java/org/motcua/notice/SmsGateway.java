package org.motcua.notice;

/// The port to whoever carries text messages.
public interface SmsGateway {
    /// Hands one text over. An implementation tells the carrier the id, so that a text that the
    /// carrier already has is not sent again.
    Handover send(String id, String phone, String text);

    /// What the carrier knows of an id that we do not know the fate of.
    Fate fate(String id);

    /// What became of a text.
    enum Fate {
        ACCEPTED,
        NEVER_SEEN,
        UNKNOWN
    }
}
