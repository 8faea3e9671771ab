package org.motcua.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Country;

/// What has to be known around some records to judge them.
///
/// @param targets the records that they refer to, by registry and key
/// @param mates the first other record with the same values, by record and rule
/// @param copies what other registries say of the same facts, by record
/// @param confirmed when somebody last said that a record is still right
record Surroundings(
        Country country,
        LocalDate today,
        Instant now,
        Map<Target, Map<String, Object>> targets,
        Map<UUID, Map<String, UUID>> mates,
        Map<UUID, Copies> copies,
        Map<UUID, Instant> confirmed) {
    /// A record that another refers to.
    record Target(String registry, String key) {}

    /// How many facts of a record stand in other registries too, and how many of them agree.
    record Copies(int all, int agreeing) {
        static final Copies NONE = new Copies(0, 0);

        Copies with(boolean agrees) {
            return new Copies(all + 1, agreeing + (agrees ? 1 : 0));
        }
    }

    Optional<Map<String, Object>> target(String registry, String key) {
        return Optional.ofNullable(targets.get(new Target(registry, key)));
    }

    /// When a record was last learnt or confirmed.
    Instant confirmed(RegistryRecord record) {
        var said = confirmed.get(record.id());
        return said != null && said.isAfter(record.confirmed()) ? said : record.confirmed();
    }
}
