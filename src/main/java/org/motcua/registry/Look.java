package org.motcua.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.motcua.kernel.Actor;

/// That somebody looked at a record: who, when, at what, for what.
///
/// @param position its place in the journal, by which it can be named
/// @param fields what was given out
/// @param purpose in words
/// @param matter the journal subject for which it was needed, "dossier:…"
public record Look(
        long position,
        Instant at,
        Registry registry,
        UUID entity,
        Actor actor,
        List<String> fields,
        String purpose,
        String matter) {}
