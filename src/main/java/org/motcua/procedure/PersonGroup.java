package org.motcua.procedure;

import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// People for whom the law knows relief, such as members of poor households.
///
/// @param proof how it is known that somebody belongs to it
public record PersonGroup(String id, Text name, @Nullable Text proof, @Nullable String basis) {}
