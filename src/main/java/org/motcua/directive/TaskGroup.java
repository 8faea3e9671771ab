package org.motcua.directive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;

/// Agencies that documents name together, "ministries and localities". A task to a group is one
/// task for each of them.
///
/// @param kinds kinds of agencies, all of which belong to it
/// @param agencies single agencies that belong to it
/// @param aliases what documents also call them
public record TaskGroup(
        String id, Text name, List<String> kinds, List<String> agencies, List<String> aliases) {
    public static final Kind<TaskGroup> KIND =
            Kind.of("task-group", "directives/groups/*.yaml", TaskGroup.class);

    public TaskGroup {
        kinds = List.copyOf(kinds);
        agencies = List.copyOf(agencies);
        aliases = List.copyOf(aliases);
    }

    /// Who belonged to it on a day, by code.
    public List<Agency> members(Country country, LocalDate on) {
        var all = Agencies.of(country);
        return Stream.concat(
                        kinds.stream().flatMap(kind -> all.all(kind, on).stream()),
                        agencies.stream()
                                .flatMap(code -> all.find(new AgencyCode(code), on).stream()))
                .distinct()
                .sorted(Comparator.comparing(Agency::code))
                .toList();
    }
}
