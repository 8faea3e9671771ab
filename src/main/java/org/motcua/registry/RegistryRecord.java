package org.motcua.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// One record as a registry holds it.
///
/// @param id of the record, the same through all its wordings; the journal knows it by this, so
///   that no personal number stands there
/// @param wording of this state of it
/// @param key under which the registry knows it
/// @param fields what it says, by field
/// @param since the first day on which it holds
/// @param confirmed when the registry last learnt or confirmed it
public record RegistryRecord(
        UUID id,
        UUID wording,
        String registry,
        String key,
        Map<String, Object> fields,
        LocalDate since,
        Instant confirmed) {
    public RegistryRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The subject under which the journal keeps who looked at it and who changed it.
    public String subject() {
        return "record:" + id;
    }

    /// The same record with some of its fields, in this order; those without a value are left out.
    RegistryRecord only(Collection<String> some) {
        var given = new LinkedHashMap<String, Object>();
        for (String field : some) {
            Object value = fields.get(field);
            if (value != null) {
                given.put(field, value);
            }
        }
        return new RegistryRecord(id, wording, registry, key, given, since, confirmed);
    }

    /// Without the fields: they may be personal.
    @Override
    public String toString() {
        return "RegistryRecord[" + registry + " " + id + "]";
    }
}
