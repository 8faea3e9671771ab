package org.motcua.country;

import java.util.Optional;

/// Keeps past states of the country, so that a dossier that is pinned to one is decided by it ten
/// years later. A deployment decides where.
public interface Archive {
    /// The country as it was at this hash.
    Optional<Country> at(String hash);
}
