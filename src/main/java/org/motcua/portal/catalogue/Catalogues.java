package org.motcua.portal.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Catalogue;
import org.motcua.procedure.Information;
import org.motcua.procedure.LifeEvent;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The catalogue of today, made once for a state of the country's folder and a day.
@Component
class Catalogues {
    private final Countries countries;
    private final ObjectProvider<Supplier<List<Information>>> described;
    private final Clock clock;
    private volatile @Nullable Made made;

    private record Made(String country, LocalDate day, int described, Catalogue catalogue) {}

    Catalogues(
            Countries countries,
            ObjectProvider<Supplier<List<Information>>> described,
            Clock clock) {
        this.countries = countries;
        this.described = described;
        this.clock = clock;
    }

    Catalogue today() {
        var country = countries.active();
        var day = day();
        var information = described.getIfAvailable(() -> List::of).get();
        var last = made;
        if (last != null
                && last.country().equals(country.hash())
                && last.day().equals(day)
                && last.described() == information.size()) {
            return last.catalogue();
        }
        var fresh = procedures().catalogue(day, information);
        made = new Made(country.hash(), day, information.size(), fresh);
        return fresh;
    }

    Optional<Rulebook> rulebook(String code) {
        try {
            return procedures().find(new ProcedureCode(code), day());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    List<LifeEvent> lifeEvents() {
        return procedures().lifeEvents(day());
    }

    private Procedures procedures() {
        return Procedures.of(countries.active());
    }

    private LocalDate day() {
        return clock.instant().atZone(countries.active().settings().zone()).toLocalDate();
    }
}
