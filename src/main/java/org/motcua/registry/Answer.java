package org.motcua.registry;

/// What a registry answers.
public sealed interface Answer {
    record Found(RegistryRecord record) implements Answer {}

    /// There is no such record, or not exactly one.
    record Nothing() implements Answer {}

    /// The registry does not tell this asker.
    record Refused(Why why) implements Answer {}

    /// Why somebody is not told.
    enum Why {
        /// The definition grants no such way of reading.
        NO_ACCESS,
        /// Too many look-ups of theirs found nothing: as if keys were guessed.
        GUESSING
    }

    /// The registry does not answer now; asking again later is worth it.
    record Unavailable() implements Answer {}
}
