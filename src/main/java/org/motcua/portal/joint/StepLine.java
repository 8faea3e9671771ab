package org.motcua.portal.joint;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.motcua.page.Tone;

/// A part of a request for several procedures, as its page shows it.
///
/// @param state what it is called
/// @param says one sentence: who has it, what it waits for, or why it ended as it did
/// @param code the agency's own code
/// @param dossier to look into
/// @param result whether there is a result to open
public record StepLine(
        String title,
        String state,
        Tone tone,
        String says,
        Optional<String> code,
        Optional<UUID> dossier,
        Optional<Instant> due,
        boolean result) {}
