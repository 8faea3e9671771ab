package org.motcua.office.queue;

import java.util.UUID;

/// An absence in words, as the page of the day lists it.
public record AbsenceRow(UUID id, String words) {}
