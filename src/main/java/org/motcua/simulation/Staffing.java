package org.motcua.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Who works on requests, and how requests come.
///
/// @param days over how many days they come
/// @param outside the share that comes outside working time
/// @param supplements how often something is missing, and how long people take to hand it in
public record Staffing(int days, double outside, Supplements supplements, List<Unit> units) {
    static final Staffing NONE = new Staffing(365, 0.3, new Supplements(0.1, 3), List.of());

    public Staffing {
        units = List.copyOf(units);
    }

    /// @param share of requests in which something is missing
    /// @param days after which people hand it in, in the mean
    public record Supplements(double share, double days) {}

    /// An office, with its share of the requests.
    ///
    /// @param teams officers by team
    /// @param steps by the key of a step
    public record Unit(
            String name, double share, Map<String, Integer> teams, Map<String, Work> steps) {
        public Unit {
            teams = Map.copyOf(teams);
            steps = Map.copyOf(steps);
        }
    }

    /// Work on a step.
    ///
    /// @param team who does it
    /// @param minutes that it takes, the median
    /// @param spread of the logarithm: 0 is always the same
    public record Work(String team, double minutes, double spread) {}

    /// Reads a staffing table.
    ///
    /// @throws SimulationFault where something in it cannot be
    public static Staffing read(String yaml) {
        try {
            var whole =
                    map(
                            new Load(LoadSettings.builder().build()).loadFromString(yaml),
                            "the table",
                            Set.of("days", "outside", "supplements", "units"));
            var missing =
                    map(
                            whole.getOrDefault("supplements", Map.of()),
                            "supplements",
                            Set.of("share", "days"));
            var units =
                    map(whole.getOrDefault("units", Map.of()), "units", Set.of())
                            .entrySet()
                            .stream()
                            .map(one -> unit(one.getKey(), one.getValue()))
                            .toList();
            return new Staffing(
                    (int) number(whole, "days", NONE.days(), 1, 3660, "the table"),
                    number(whole, "outside", NONE.outside(), 0, 1, "the table"),
                    new Supplements(
                            number(missing, "share", 0.1, 0, 1, "supplements"),
                            number(missing, "days", 3, 0, 365, "supplements")),
                    units);
        } catch (YamlEngineException e) {
            throw new SimulationFault("The staffing table is no YAML: " + e.getMessage());
        }
    }

    private static Unit unit(String name, Object given) {
        String where = "units/" + name;
        var unit = map(given, where, Set.of("share", "teams", "steps"));
        var teams = new LinkedHashMap<String, Integer>();
        var sizes = map(unit.getOrDefault("teams", Map.of()), where + "/teams", Set.of());
        for (String team : sizes.keySet()) {
            teams.put(team, officers(sizes, team, where + "/teams"));
        }
        var steps = new LinkedHashMap<String, Work>();
        map(unit.getOrDefault("steps", Map.of()), where + "/steps", Set.of())
                .forEach((step, work) ->
                        steps.put(step, work(step, work, where + "/steps/" + step, teams)));
        return new Unit(name, number(unit, "share", 1, 0, Double.MAX_VALUE, where), teams, steps);
    }

    private static Work work(String step, Object given, String where, Map<String, Integer> teams) {
        var work = map(given, where, Set.of("officers", "team", "minutes", "spread"));
        String team = String.valueOf(work.getOrDefault("team", step));
        if (work.containsKey("officers") == work.containsKey("team")) {
            throw new SimulationFault(
                    where + ": say either how many officers, or the team that does it.");
        }
        if (work.containsKey("officers")) {
            teams.put(step, officers(work, "officers", where));
        } else if (!teams.containsKey(team)) {
            throw new SimulationFault(
                    "%s: there is no team %s among the teams of the unit.".formatted(where, team));
        }
        return new Work(
                team,
                number(work, "minutes", Double.NaN, 1, 100_000, where),
                number(work, "spread", 0.5, 0, 3, where));
    }

    private static int officers(Map<String, Object> from, String key, String where) {
        return (int) number(from, key, Double.NaN, 1, 100_000, where);
    }

    private static double number(
            Map<String, Object> from,
            String key,
            double otherwise,
            double least,
            double most,
            String where) {
        var given = from.get(key);
        if (given == null && !Double.isNaN(otherwise)) {
            return otherwise;
        }
        if (!(given instanceof Number one)
                || one.doubleValue() < least
                || one.doubleValue() > most) {
            throw new SimulationFault(
                    "%s: %s has to be a number from %s on, not %s."
                            .formatted(where, key, plain(least), given));
        }
        return one.doubleValue();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static Map<String, Object> map(Object given, String where, Set<String> known) {
        if (!(given instanceof Map<?, ?> found)) {
            throw new SimulationFault(where + " has to be names with values below them.");
        }
        var map = new LinkedHashMap<String, Object>();
        found.forEach((key, value) -> map.put(String.valueOf(key), value));
        for (String key : map.keySet()) {
            if (!known.isEmpty() && !known.contains(key)) {
                throw new SimulationFault(
                        "%s: there is no %s here, only %s."
                                .formatted(
                                        where,
                                        key,
                                        String.join(", ", known.stream().sorted().toList())));
            }
        }
        return map;
    }
}
