package org.motcua.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;

/// Whether a matter lies in the administrative unit of an agency, or in one below it. An agency of
/// the whole country has everything below it.
final class Territory implements BiPredicate<AgencyCode, Scope> {
    private final Supplier<Units> units;
    private final Supplier<Agencies> agencies;
    private final Supplier<LocalDate> today;

    Territory(Supplier<Units> units, Supplier<Agencies> agencies, Supplier<LocalDate> today) {
        this.units = units;
        this.agencies = agencies;
        this.today = today;
    }

    @Override
    public boolean test(AgencyCode home, Scope matter) {
        var on = today.get();
        var seat = agencies.get().find(home, on);
        if (seat.isEmpty()) {
            return false;
        }
        var unit = seat.get().unit();
        return unit == null
                || unitOf(matter, on).filter(place -> within(place, unit, on)).isPresent();
    }

    private Optional<UnitCode> unitOf(Scope matter, LocalDate on) {
        return switch (matter) {
            case Scope.At(var agency) -> agencies.get().find(agency, on).map(Agency::unit);
            case Scope.In(var unit) -> Optional.of(unit);
            case Scope.Own _, Scope.Nation _ -> Optional.empty();
        };
    }

    private boolean within(UnitCode place, UnitCode unit, LocalDate on) {
        if (place.equals(unit)) {
            return true;
        }
        var all = units.get();
        return all.find(place, on).stream()
                .flatMap(found -> all.above(found, on).stream())
                .anyMatch(above -> above.code().equals(unit));
    }
}
