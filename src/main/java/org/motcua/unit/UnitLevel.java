package org.motcua.unit;

import org.motcua.kernel.Text;

/// A tier of units: an entry of `units/levels.yaml`.
///
/// @param rank its place from the top, which is 1
public record UnitLevel(String id, int rank, Text name) {}
