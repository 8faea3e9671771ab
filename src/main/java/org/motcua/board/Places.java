package org.motcua.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.indicator.Area;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.page.TilePlan;
import org.motcua.unit.Agencies;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Where places lie in each other and what they are called today.
@Component("boardPlaces")
public class Places {
    private final Countries countries;
    private final Clock clock;

    Places(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    /// A part of a place: a row of the table.
    public record Part(String code, String name, Area place) {}

    Country country() {
        return countries.active();
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return country().day(clock.instant());
    }

    TilePlan plan() {
        return TilePlan.of(country(), today());
    }

    /// A unit as an address names it.
    Optional<Area> unit(String code) {
        return code(code, UnitCode::new).flatMap(this::find).map(this::place);
    }

    /// The place that an address names by `unit` or `agency`; the nation where by neither.
    public Optional<Area> named(Map<String, String> of) {
        String unit = of.getOrDefault("unit", "");
        String agency = of.getOrDefault("agency", "");
        return !unit.isEmpty()
                ? unit(unit)
                : !agency.isEmpty() ? agency(agency) : Optional.of(new Area.Nation());
    }

    /// An agency as an address names it.
    Optional<Area> agency(String code) {
        return code(code, AgencyCode::new)
                .flatMap(known -> Agencies.of(country()).find(known, today()))
                .map(agency -> new Area.Office(agency.code()));
    }

    private static <T> Optional<T> code(
            String typed, java.util.function.Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(typed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The path of a place below the board.
    static String path(Area place) {
        return switch (place) {
            case Area.Nation _ -> "";
            case Area.Province(var code) -> "/units/" + code;
            case Area.Commune(var code) -> "/units/" + code;
            case Area.Office(var code) -> "/agencies/" + code;
        };
    }

    /// What a place is called; the nation is called by the words of the page.
    public String name(Area place, String language) {
        return switch (place) {
            case Area.Nation _ -> country().words().of("board.nation", language);
            case Area.Province(var code) -> name(code, language);
            case Area.Commune(var code) -> name(code, language);
            case Area.Office(var code) -> Agencies.of(country()).name(code, today(), language);
        };
    }

    private String name(UnitCode code, String language) {
        return find(code).map(unit -> unit.name().in(language)).orElse(code.value());
    }

    /// The place around a place.
    public Optional<Area> around(Area place) {
        return switch (place) {
            case Area.Nation _ -> Optional.empty();
            case Area.Province _ -> Optional.of(new Area.Nation());
            case Area.Commune(var code) ->
                    find(code)
                            .flatMap(unit -> Optional.ofNullable(unit.parent()))
                            .flatMap(this::find)
                            .map(this::place);
            case Area.Office(var code) ->
                    Agencies.of(country())
                            .find(code, today())
                            .map(agency -> {
                                var unit = agency.unit();
                                return unit == null
                                        ? new Area.Nation()
                                        : find(unit).map(this::place).orElse(new Area.Nation());
                            });
        };
    }

    /// Whether an agency lies in a place.
    public boolean within(AgencyCode agency, Area place) {
        var at = Optional.<Area>of(new Area.Office(agency));
        while (at.isPresent() && !at.get().equals(place)) {
            at = at.flatMap(this::around);
        }
        return at.isPresent();
    }

    /// The parts of a place: all that it has today, and others of which there are numbers.
    public List<Map.Entry<String, Part>> parts(
            Area place, Collection<String> counted, String language) {
        var parts = new LinkedHashMap<String, Part>();
        for (UnitCode code : units(place)) {
            parts.put("u:" + code, part("u:" + code, language));
        }
        counted.stream()
                .sorted()
                .filter(key -> !parts.containsKey(key))
                .forEach(key -> parts.put(key, part(key, language)));
        return new ArrayList<>(parts.entrySet());
    }

    private List<UnitCode> units(Area place) {
        return switch (place) {
            case Area.Nation _ ->
                    plan().units().stream().map(tile -> new UnitCode(tile.unit())).toList();
            case Area.Province(var code) ->
                    Units.of(country()).children(code, today()).stream().map(Unit::code).toList();
            case Area.Commune _, Area.Office _ -> List.of();
        };
    }

    private Part part(String key, String language) {
        String code = key.substring(2);
        var place =
                key.startsWith("a:")
                        ? new Area.Office(new AgencyCode(code))
                        : unit(code).orElse(new Area.Commune(new UnitCode(code)));
        return new Part(code, name(place, language), place);
    }

    private Optional<Unit> find(UnitCode code) {
        return Units.of(country()).find(code, today());
    }

    private Area place(Unit unit) {
        return unit.parent() == null
                ? new Area.Province(unit.code())
                : new Area.Commune(unit.code());
    }
}
