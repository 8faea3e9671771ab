package org.motcua.registry;

/// What came of a change.
public sealed interface Written {
    record Done(String key) implements Written {}

    /// The registry does not take it: the fault is one of the data, for an officer.
    ///
    /// @param rule key of the country's words, under `registry.fault.`
    /// @param field at which field; empty where it is about the whole record
    record Refused(String rule, String field) implements Written {}

    /// The registry does not answer now.
    record Unavailable() implements Written {}
}
