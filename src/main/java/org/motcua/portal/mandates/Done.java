package org.motcua.portal.mandates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was done under a mandate.
///
/// @param path of the matter, where there is one
public record Done(Instant at, String what, @Nullable String path) {}
