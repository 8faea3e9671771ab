package org.motcua.traffic;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gateway that this house watches.
///
/// @param answered when it last answered; null where it never did
/// @param fault why it did not answer last; null where it did
public record Watched(URI address, @Nullable Instant answered, @Nullable String fault) {}
