package org.motcua.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Period;
import org.motcua.kernel.UnitCode;

/// Indexes over the agencies with rows; the others are made from the pattern when asked for.
final class AgencyTable {
    /// A kind with its days and the form of its codes.
    record Sort(AgencyKind kind, Period period, @Nullable Pattern form) {}

    private final Units units;
    private final Map<String, List<Sort>> sorts = new HashMap<>();
    private final List<Agency> rows;
    private final Map<AgencyCode, List<Agency>> byCode = new HashMap<>();
    private final Map<String, List<Agency>> byUnit = new HashMap<>();
    private final Map<String, List<Agency>> byKind = new HashMap<>();

    AgencyTable(Units units, Collection<Sort> kinds, List<Agency> rows) {
        this.units = units;
        this.rows = List.copyOf(rows);
        kinds.forEach(
                sort -> sorts.computeIfAbsent(sort.kind().id(), _ -> new ArrayList<>(1)).add(sort));
        for (Agency row : rows) {
            byKind.computeIfAbsent(row.kind(), _ -> new ArrayList<>()).add(row);
            byCode.computeIfAbsent(row.code(), _ -> new ArrayList<>(1)).add(row);
            row.aliases()
                    .forEach(alias ->
                            byCode.computeIfAbsent(alias, _ -> new ArrayList<>(1)).add(row));
            if (row.unit() != null) {
                byUnit.computeIfAbsent(key(row.kind(), row.unit()), _ -> new ArrayList<>(1))
                        .add(row);
            }
        }
    }

    static @Nullable Pattern form(AgencyKind kind) {
        if (kind.code() == null) {
            return null;
        }
        String quoted = Pattern.quote(kind.code());
        return Pattern.compile(
                quoted.replace(AgencyKind.AGENCIES, "\\E(?<agencies>[^.]+)\\Q")
                        .replace(AgencyKind.UNIT, "\\E(?<unit>[^.]+)\\Q"));
    }

    Optional<Agency> find(AgencyCode code, LocalDate on) {
        for (Agency row : byCode.getOrDefault(code, List.of())) {
            if (row.standsOn(on)) {
                return Optional.of(row);
            }
        }
        return sorts.values().stream()
                .flatMap(List::stream)
                .filter(sort -> sort.kind().patterned() && sort.period().contains(on))
                .flatMap(sort -> read(sort, code, on).stream())
                .findFirst();
    }

    /// The youngest row of a code, also of an agency that stands no longer.
    Optional<Agency> lastRow(AgencyCode code) {
        var all = byCode.getOrDefault(code, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private Optional<Agency> read(Sort sort, AgencyCode code, LocalDate on) {
        Pattern form = sort.form();
        Matcher matcher = form == null ? null : form.matcher(code.value());
        if (form == null || matcher == null || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, Integer> groups = form.namedGroups();
        List<Unit> candidates;
        if (groups.containsKey("unit")) {
            candidates = units.find(new UnitCode(matcher.group("unit")), on).stream().toList();
        } else {
            String agencies = matcher.group("agencies");
            candidates =
                    units.all(level(sort), on).stream()
                            .filter(unit -> agencies.equals(unit.agencies()))
                            .toList();
        }
        for (Unit unit : candidates) {
            Optional<Agency> made = make(sort, unit, on);
            // also by the code of the pattern where the row has an official one
            if (made.isPresent() && code.equals(patternCode(sort.kind(), unit, on))) {
                return made;
            }
        }
        return Optional.empty();
    }

    private static String level(Sort sort) {
        String level = sort.kind().level();
        return level == null ? "" : level;
    }

    /// The agency of a kind that a unit has, by its row or by the pattern.
    private Optional<Agency> own(String kind, Unit unit, LocalDate on) {
        for (Sort sort : sorts.getOrDefault(kind, List.of())) {
            if (sort.period().contains(on)) {
                return make(sort, unit, on);
            }
        }
        return Optional.empty();
    }

    private Optional<Agency> make(Sort sort, Unit unit, LocalDate on) {
        AgencyKind kind = sort.kind();
        for (Agency row : byUnit.getOrDefault(key(kind.id(), unit.code()), List.of())) {
            if (row.standsOn(on)) {
                return Optional.of(row);
            }
        }
        AgencyCode code = patternCode(kind, unit, on);
        if (code == null
                || !unit.level().equals(kind.level())
                || kind.except().contains(unit.code().value())) {
            return Optional.empty();
        }
        return Optional.of(
                new Agency(
                        code,
                        false,
                        kind.id(),
                        named(kind, unit),
                        unit.code(),
                        parent(kind, unit, on),
                        kind.hours(),
                        unit.from(),
                        unit.until(),
                        List.of()));
    }

    private static org.motcua.kernel.Text named(AgencyKind kind, Unit unit) {
        var words = new java.util.LinkedHashMap<String, String>();
        var within = unit.nameWithin();
        kind.name()
                .byLanguage()
                .forEach((language, text) ->
                        words.put(language, text.replace("{0}", within.in(language))));
        return new org.motcua.kernel.Text(words);
    }

    private @Nullable AgencyCode parent(AgencyKind kind, Unit unit, LocalDate on) {
        if (kind.parent() == null) {
            return null;
        }
        return serving(kind.parent(), unit.code(), on).stream()
                .map(Agency::code)
                .findFirst()
                .orElse(null);
    }

    private @Nullable AgencyCode patternCode(AgencyKind kind, Unit unit, LocalDate on) {
        String pattern = kind.code();
        if (pattern == null) {
            return null;
        }
        if (pattern.contains(AgencyKind.AGENCIES)) {
            String agencies = agencies(unit, on);
            if (agencies == null) {
                return null;
            }
            pattern = pattern.replace(AgencyKind.AGENCIES, agencies);
        }
        return new AgencyCode(pattern.replace(AgencyKind.UNIT, unit.code().value()));
    }

    private @Nullable String agencies(Unit unit, LocalDate on) {
        if (unit.agencies() != null) {
            return unit.agencies();
        }
        String nearest = null;
        for (Unit above : units.above(unit, on)) {
            nearest = above.agencies() == null ? nearest : above.agencies();
        }
        return nearest;
    }

    List<Agency> serving(String kind, UnitCode code, LocalDate on) {
        Optional<Unit> asked = units.find(code, on);
        if (asked.isPresent()) {
            List<Unit> path = new ArrayList<>(units.above(asked.get(), on));
            path.add(asked.get());
            for (Unit unit : path.reversed()) {
                Optional<Agency> own = own(kind, unit, on);
                if (own.isPresent()) {
                    return List.of(own.get());
                }
            }
        }
        return byKind.getOrDefault(kind, List.of()).stream()
                .filter(row -> row.unit() == null && row.standsOn(on))
                .toList();
    }

    List<Agency> of(UnitCode code, LocalDate on) {
        return units.find(code, on).stream()
                .flatMap(unit -> sorts.keySet().stream().sorted().map(kind -> own(kind, unit, on)))
                .flatMap(Optional::stream)
                .toList();
    }

    List<Agency> all(String kind, LocalDate on) {
        List<Agency> found = new ArrayList<>();
        for (Sort sort : sorts.getOrDefault(kind, List.of())) {
            if (sort.kind().patterned() && sort.period().contains(on)) {
                units.all(level(sort), on).forEach(u -> make(sort, u, on).ifPresent(found::add));
            }
        }
        for (Agency row : byKind.getOrDefault(kind, List.of())) {
            if (row.standsOn(on) && !found.contains(row)) {
                found.add(row);
            }
        }
        return List.copyOf(found);
    }

    List<Agency> listed(LocalDate on) {
        return rows.stream().filter(row -> row.standsOn(on)).toList();
    }

    private static String key(String kind, UnitCode unit) {
        return kind + " " + unit;
    }
}
