package org.motcua.journal;

import java.util.List;

/// Hashes, Base64, lowest first, that lead to a signed head.
///
/// @param hashes see RFC 9162 sections 2.1.3 (inclusion) and 2.1.4 (consistency)
/// @param head the head that they lead to
public record Proof(List<String> hashes, Head head) {
    public Proof {
        hashes = List.copyOf(hashes);
    }

    /// That an entry is in the journal.
    ///
    /// @param leaf the bytes that the seal covers, as text
    public record OfEntry(long position, String leaf, Proof proof) {}
}
