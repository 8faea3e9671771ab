package org.motcua.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Catalogue;
import org.motcua.procedure.Information;
import org.motcua.procedure.LifeEvent;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The catalogue of today: made once for a state of the country's folder, a day and an import, and
/// made anew within two seconds of an import by whichever process.
@Component
public class Catalogues {
    private static final long LOOK = 2000;

    private final Countries countries;
    private final ImportedProcedures imported;
    private final Clock clock;
    private volatile @Nullable Made made;

    private record Made(String country, LocalDate day, long version, Catalogue catalogue) {}

    Catalogues(Countries countries, ImportedProcedures imported, Clock clock) {
        this.countries = countries;
        this.imported = imported;
        this.clock = clock;
    }

    /// Costs nothing while the day and the country's folder are the same.
    public Catalogue today() {
        var last = made;
        return last != null && holds(last) ? last.catalogue() : make().catalogue();
    }

    private boolean holds(Made last) {
        return last.country().equals(countries.active().hash())
                && last.day().equals(countries.today(clock));
    }

    private synchronized Made make() {
        var last = made;
        long version = imported.version();
        if (last != null && holds(last) && last.version() == version) {
            return last;
        }
        var country = countries.active();
        var day = countries.today(clock);
        var catalogue = Procedures.of(country).catalogue(day, imported.brief());
        var fresh = new Made(country.hash(), day, version, catalogue);
        made = fresh;
        return fresh;
    }

    /// Looks whether somebody imported, so that no request has to.
    @Scheduled(fixedDelay = LOOK)
    void follow() {
        try {
            make();
        } catch (DataAccessException _) {
            // the database is away for a moment: what is there still serves, the next look mends it
            return;
        }
    }

    /// What the national catalogue publishes about a procedure, whole.
    public Optional<Information> information(String code) {
        return imported.find(code);
    }

    /// The rules of a procedure that can be filed here today.
    public Optional<Rulebook> rulebook(String code) {
        try {
            return procedures().find(new ProcedureCode(code), countries.today(clock));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public List<LifeEvent> lifeEvents() {
        return procedures().lifeEvents(countries.today(clock));
    }

    private Procedures procedures() {
        return Procedures.of(countries.active());
    }
}
