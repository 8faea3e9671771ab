package org.motcua.unit;

import java.time.LocalDate;
import org.motcua.kernel.Text;

/// A day on which units changed by law: `units/reforms.yaml`.
///
/// @param law the acts that ordered it
/// @param rule who takes over what was pending, as the law says
public record Reform(String id, LocalDate date, Text name, Text law, Text rule) {}
