package org.motcua.trace;

import java.util.Optional;

/// One program's part of a trace, from its beginning until it is ended. Not for several threads at
/// once. What was never ended is never told.
public interface Span {
    /// Which way it lies.
    enum Kind {
        /// Somebody asks this program.
        ASKED,
        /// This program asks another one.
        ASKS
    }

    /// What the next program is told in `traceparent`; empty where no collector is named, so that
    /// what came goes on as it came.
    Optional<String> passedOn();

    /// A part of this part, which may end later than this one.
    Span within(String name, Kind kind);

    /// Calls it otherwise, now that more is known.
    void call(String name);

    /// Says something about it; see the package for what may not be said.
    void say(String name, String value);

    /// The same with a number.
    void say(String name, long value);

    /// Notes that something happened now.
    void note(String event);

    /// It came to its end.
    ///
    /// @param failure why it failed, a type and no sentence; empty where it did not
    void end(String failure);
}
