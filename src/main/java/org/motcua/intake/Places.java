package org.motcua.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Succession;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;

/// Codes of administrative units as files bring them: those of former units become those of today,
/// where one unit took over all of it.
final class Places {
    private static final int DIGITS = 5;

    private final Units units;
    private final LocalDate today;
    private final Map<String, Told> known = new HashMap<>();

    Places(Units units, LocalDate today) {
        this.units = units;
        this.today = today;
    }

    /// What a code means today.
    sealed interface Told {
        record Stands(String code) implements Told {}

        /// Went over as a whole.
        record Moved(String code) implements Told {}

        /// Was divided: the code alone does not tell.
        record Split(List<String> candidates) implements Told {}

        record Unknown() implements Told {}
    }

    Told read(String written) {
        var told = known.get(written);
        if (told == null) {
            told = look(written);
            if (!(told instanceof Told.Unknown)) {
                known.put(written, told);
            }
        }
        return told;
    }

    private Told look(String written) {
        if (!written.matches("[0-9]{1,%d}".formatted(DIGITS))) {
            return new Told.Unknown();
        }
        var found = units.all(new UnitCode(written));
        for (int i = written.length(); found.isEmpty() && i <= DIGITS; i++) {
            // a table calculator takes leading zeros away
            found = units.all(new UnitCode("0".repeat(i - written.length()) + written));
        }
        if (found.isEmpty()) {
            return new Told.Unknown();
        }
        var last = found.getLast();
        if (last.standsOn(today)) {
            return last.code().value().equals(written)
                    ? new Told.Stands(written)
                    : new Told.Moved(last.code().value());
        }
        return became(units.succession(last, today));
    }

    private static Told became(Succession succession) {
        return switch (succession) {
            case Succession.Stands(var unit) -> new Told.Stands(unit.code().value());
            case Succession.Whole(_, var heir, _) -> new Told.Moved(heir.code().value());
            case Succession.Unknown _ -> new Told.Unknown();
            case Succession.Split split -> several(split.candidates());
            case Succession.Dissolved dissolved -> several(dissolved.candidates());
        };
    }

    private static Told several(List<Unit> candidates) {
        return new Told.Split(
                candidates.stream().map(unit -> unit.code().value()).sorted().toList());
    }
}
