package org.motcua.agreement;

/// Why something was not done.
public enum Refusal {
    /// This house keeps no directory, or it cannot be read.
    NOT_SET_UP,
    SYSTEM,
    SERVICE,
    PURPOSE,
    REASON,
    LEGAL_BASIS,
    FIELDS,
    /// A state secret never passes, whatever anybody agrees.
    SECRET,
    STORING,
    RATE,
    DAYS,
    /// One stands already between this system and this service for this purpose.
    DOUBLE,
    UNKNOWN,
    /// Somebody else moved it in the meantime.
    OVERTAKEN,
    NOT_NOW,
    /// Who asked for it does not decide on it.
    OWN_REQUEST,
    WORDS
}
