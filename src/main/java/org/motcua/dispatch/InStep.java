package org.motcua.dispatch;

/// What a receiving agency can do to a document.
public sealed interface InStep {
    record Accept() implements InStep {}

    /// Not for this agency, or not as it is.
    record Refuse(String reason) implements InStep {}

    /// It waits for somebody who decides who works on it.
    record Hold() implements InStep {}

    /// @param to who works on it, in words
    record Assign(String to) implements InStep {}

    record Finish(String words) implements InStep {}

    /// To what the sender asks for.
    record Agree() implements InStep {}

    record Decline(String reason) implements InStep {}

    /// The words that go to the sender with it.
    default String words() {
        return switch (this) {
            case Refuse(var reason) -> reason;
            case Assign(var to) -> to;
            case Finish(var words) -> words;
            case Decline(var reason) -> reason;
            case Accept _, Hold _, Agree _ -> "";
        };
    }

    /// Whether it needs words.
    default boolean spoken() {
        return switch (this) {
            case Refuse _, Assign _, Decline _ -> true;
            case Accept _, Hold _, Finish _, Agree _ -> false;
        };
    }
}
