package org.motcua.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /// Where those live who can be signed in as: the commune with the largest share.
    String home() {
        return communes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /// Officers of one agency, or of one in each of several units.
    ///
    /// @param kind of the agency
    /// @param unit whose agency it is; none for the only one of its kind
    /// @param units the same team in each of several units
    /// @param shown whether their sign-ins are printed
    /// @param roles each held by an officer of its own
    /// @param hands the roles of each officer, where one holds several
    public record Team(
            String id,
            String kind,
            @Nullable String unit,
            List<String> units,
            boolean shown,
            List<String> roles,
            List<List<String>> hands) {
        public Team {
            units = List.copyOf(units);
            roles = List.copyOf(roles);
            hands = List.copyOf(hands);
        }

        /// The units whose agencies have this team; an empty one for the only agency of its kind.
        List<Optional<String>> within() {
            return units.isEmpty()
                    ? List.of(Optional.ofNullable(unit))
                    : units.stream().map(Optional::of).toList();
        }

        /// What each officer does.
        List<List<String>> duties() {
            return Stream.concat(roles.stream().map(List::of), hands.stream()).toList();
        }

        /// The name that this officer signs in with.
        String signIn(List<String> duties, Optional<String> within) {
            String where = units.isEmpty() ? id : id + "-" + within.orElseThrow();
            return duties.getFirst() + "." + where;
        }
    }
}
