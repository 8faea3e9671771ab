package org.motcua.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a demonstration plays.
///
/// @param communes codes of communes with the share of people who live there
/// @param ethnicity code of the ethnic group of most people
public record Stage(
        String id,
        Map<String, Integer> communes,
        String ethnicity,
        String nationality,
        List<Team> teams) {
    public Stage {
        communes = Map.copyOf(communes);
        teams = List.copyOf(teams);
    }

    /// Officers of one agency, one for each role.
    ///
    /// @param kind of the agency
    /// @param unit whose agency it is; none for the only one of its kind
    /// @param shown whether their sign-ins are printed
    public record Team(
            String id, String kind, @Nullable String unit, boolean shown, List<String> roles) {
        public Team {
            roles = List.copyOf(roles);
        }

        Optional<String> within() {
            return Optional.ofNullable(unit);
        }
    }
}
