package org.motcua.procedure;

import org.motcua.kernel.Text;

/// A kind of subject that may apply (đối tượng thực hiện), by its code in the national catalogue.
///
/// @param person a natural person
public record SubjectKind(String id, Text name, boolean person) {}
