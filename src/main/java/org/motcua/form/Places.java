package org.motcua.form;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.kernel.Folding;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Finds the commune that somebody means, by its name of today or of former times.
@Component
public class Places {
    private static final int SHOWN = 12;

    private final Countries countries;
    private final Clock clock;

    Places(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    /// The code of the chosen unit, or of the only one that the words name; otherwise the words
    /// themselves, so that the page can offer what they may mean.
    public String choose(String words, String chosen) {
        if (!chosen.isEmpty() && unit(chosen).filter(unit -> named(unit, words)).isPresent()) {
            return chosen;
        }
        if (words.isEmpty()) {
            return chosen;
        }
        if (unit(words).isPresent()) {
            return words;
        }
        var found = search(words);
        var exact = found.stream().filter(unit -> same(unit, words)).toList();
        if (exact.size() == 1) {
            return exact.getFirst().code().value();
        }
        if (!chosen.isEmpty()
                && found.stream().anyMatch(one -> one.code().value().equals(chosen))) {
            return chosen;
        }
        return found.size() == 1 ? found.getFirst().code().value() : words;
    }

    /// The units of the lowest tier that words may mean, the best first.
    public List<Unit> search(String words) {
        var today = countries.today(clock);
        return units().search(words, today, SHOWN * 2).stream()
                .flatMap(found -> found.succession().candidates().stream())
                .filter(unit -> unit.parent() != null)
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    /// The unit of today that bears a code.
    public Optional<Unit> unit(String code) {
        return UnitCode.find(code).flatMap(found -> units().find(found, countries.today(clock)));
    }

    /// Its name with that of the unit above it.
    public String name(Unit unit, String language) {
        var above = units().above(unit, countries.today(clock));
        return above.isEmpty()
                ? unit.name().in(language)
                : unit.name().in(language) + ", " + above.getLast().name().in(language);
    }

    public List<Unit> provinces() {
        return units().all("province", countries.today(clock));
    }

    private boolean named(Unit unit, String words) {
        return words.isEmpty()
                || unit.name().byLanguage().keySet().stream()
                        .anyMatch(language ->
                                Folding.fold(name(unit, language)).equals(Folding.fold(words)));
    }

    private boolean same(Unit unit, String words) {
        String typed = Folding.fold(words);
        return unit.name().byLanguage().keySet().stream()
                .anyMatch(language ->
                        Folding.fold(name(unit, language)).equals(typed)
                                || Folding.fold(unit.name().in(language)).equals(typed));
    }

    private Units units() {
        return Units.of(countries.active());
    }
}
