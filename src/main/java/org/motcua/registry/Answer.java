package org.motcua.registry;

/// What a registry answers.
public sealed interface Answer {
    record Found(RegistryRecord record) implements Answer {}

    /// There is no such record, or not exactly one.
    record Nothing() implements Answer {}

    /// The registry does not answer now; asking again later is worth it.
    record Unavailable() implements Answer {}
}
