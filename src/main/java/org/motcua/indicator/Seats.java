package org.motcua.indicator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;

/// Where what the journal tells of lies, as units and agencies stood on that day.
final class Seats {
    private static final int MANY = 200_000;

    private final Country country;
    private final ZoneId zone;
    private final Map<String, String> provinces = new HashMap<>();

    Seats(Country country, ZoneId zone) {
        this.country = country;
        this.zone = zone;
    }

    /// An entry as conditions see it, and where it counts.
    record Told(
            Course.Seat seat,
            @Nullable String procedure,
            @Nullable String channel,
            Map<String, Object> fields) {}

    /// Whether it remembers more than is worth keeping.
    boolean full() {
        return provinces.size() > MANY;
    }

    /// The seat of a dossier, of which every entry tells the agency and the unit.
    Course.Seat of(Recorded recorded) {
        var data = recorded.entry().data();
        String agency = String.valueOf(data.get("agency"));
        return data.get("unit") instanceof String unit
                ? new Course.Seat(province(unit, recorded), unit, agency)
                : new Course.Seat("", "", agency);
    }

    Told told(Recorded recorded) {
        var entry = recorded.entry();
        var data = entry.data();
        var fields = new HashMap<String, Object>();
        for (String name : Language.ENTRY.keySet()) {
            var value = data.get(name);
            if (value instanceof String || value instanceof Long) {
                fields.put(name, value);
            }
        }
        fields.put("fact", entry.fact());
        fields.put("actor", entry.actor().kind().name());
        var own = entry.actor().agency();
        String agency =
                data.get("agency") instanceof String told ? told : own == null ? "" : own.value();
        fields.put("agency", agency);
        String unit =
                data.get("unit") instanceof String told ? told : unit(agency, recorded).orElse("");
        fields.put("unit", unit);
        return new Told(
                new Course.Seat(unit.isEmpty() ? "" : province(unit, recorded), unit, agency),
                data.get("procedure") instanceof String procedure ? procedure : null,
                data.get("channel") instanceof String channel ? channel : null,
                fields);
    }

    private Optional<String> unit(String agency, Recorded recorded) {
        return agency.isEmpty()
                ? Optional.empty()
                : Agencies.of(country)
                        .find(new AgencyCode(agency), day(recorded))
                        .map(Agency::unit)
                        .map(UnitCode::value);
    }

    private String province(String unit, Recorded recorded) {
        var on = day(recorded);
        return provinces.computeIfAbsent(
                unit + on,
                _ -> {
                    var units = Units.of(country);
                    return units.find(new UnitCode(unit), on).stream()
                            .flatMap(found -> units.above(found, on).stream())
                            .findFirst()
                            .map(top -> top.code().value())
                            .orElse(unit);
                });
    }

    private LocalDate day(Recorded recorded) {
        return LocalDate.ofInstant(recorded.at(), zone);
    }
}
