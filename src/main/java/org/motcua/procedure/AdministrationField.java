package org.motcua.procedure;

import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A field of administration (lĩnh vực), by its code in the national catalogue.
///
/// @param ministry code of the ministry in charge
public record AdministrationField(String id, Text name, @Nullable String ministry) {}
