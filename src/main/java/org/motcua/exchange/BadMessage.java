package org.motcua.exchange;

/// Something that a consumer or another gateway sent, or that a file holds, is not what it must be.
/// Nothing of the message is passed on.
public final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String type;

    BadMessage(String sentence) {
        this("BadMessage", sentence);
    }

    /// @param type the last part of the error type that the other side is told
    BadMessage(String type, String sentence) {
        super(sentence, null, false, false);
        this.type = type;
    }

    String type() {
        return type;
    }
}
