package org.motcua.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a registry believed of one record for some days, from when to when.
///
/// @param from the first day on which it held
/// @param until the first day on which it no longer held
/// @param recorded since when the registry believed it
/// @param superseded when it ceased to believe it
/// @param cause what it was written for
public record Wording(
        UUID id,
        UUID entity,
        String key,
        Map<String, Object> fields,
        LocalDate from,
        Optional<LocalDate> until,
        Instant recorded,
        Optional<Instant> superseded,
        String cause) {
    public Wording {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Whether it is believed now.
    public boolean believed() {
        return superseded.isEmpty();
    }

    /// Without the fields: they may be personal.
    @Override
    public String toString() {
        return "Wording[" + id + "]";
    }
}
