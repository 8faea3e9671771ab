package org.motcua.country;

import java.util.List;

/// A function that expressions may call, supplied by a room: pure, so that the same arguments give
/// the same answer ten years later.
///
/// @param name as authors write it
/// @param takes the types of its arguments
/// @param gives the type of its answer
/// @param body computes it; days arrive and leave as [java.time.LocalDate], whole numbers as [Long]
public record HostFunction(String name, List<ValueType> takes, ValueType gives, Body body) {
    /// What a function does.
    @FunctionalInterface
    public interface Body {
        Object apply(List<Object> arguments);
    }

    public HostFunction {
        takes = List.copyOf(takes);
    }
}
