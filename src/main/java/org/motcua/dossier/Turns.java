package org.motcua.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.motcua.calendar.Span;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.procedure.ProcessStep;

/// Begins steps of the internal process: whose turn it is, and until when.
public final class Turns {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private Turns() {}

    /// The turn of a step that begins now.
    public static Dossier.Turn begin(ProcessStep step, Instant at, WorkingCalendar calendar) {
        int minutes = step.hours().multiply(MINUTES).intValue();
        var due = calendar.due(at, new Span.WorkingHours(minutes)).at();
        return new Dossier.Turn(step.id(), step.role(), at, Optional.of(due), Optional.empty());
    }
}
