package org.motcua.dispatch;

import java.util.Optional;

/// How a document stands at one of its receivers, with the code by which the receiver says it. The
/// words for people are the definitions of the kind `dispatch-status`, and
/// `dispatch.standing.<NAME>` where no code is sent.
public enum Standing {
    /// On the way; the receiver has said nothing yet.
    SENT(""),
    ARRIVED("01"),
    REFUSED("02"),
    ACCEPTED("03"),
    WAITING("04"),
    ASSIGNED("05"),
    DONE("06"),
    /// The receiver agreed to give it back.
    WITHDRAWN("15"),
    /// Another document came in its place.
    REPLACED("15");

    /// The receiver agrees to a change.
    public static final String AGREED = "15";

    /// The receiver does not agree to a change.
    public static final String DECLINED = "16";

    private final String code;

    Standing(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// Nothing can change it any more.
    public boolean over() {
        return this == REFUSED || this == WITHDRAWN || this == REPLACED;
    }

    /// What a code says of a document itself; none for the answers to changes.
    static Optional<Standing> of(String code) {
        return switch (code) {
            case "01" -> Optional.of(ARRIVED);
            case "02" -> Optional.of(REFUSED);
            case "03" -> Optional.of(ACCEPTED);
            case "04" -> Optional.of(WAITING);
            case "05" -> Optional.of(ASSIGNED);
            case "06" -> Optional.of(DONE);
            default -> Optional.empty();
        };
    }
}
