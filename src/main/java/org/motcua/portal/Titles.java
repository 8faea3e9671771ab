package org.motcua.portal;

import java.time.Clock;
import org.motcua.country.Countries;
import org.motcua.kernel.ProcedureCode;
import org.motcua.page.Page;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// What a matter is called where it stands in a list: people know it by that, not by its code.
@Component
public class Titles {
    private final Countries countries;
    private final Clock clock;

    Titles(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    /// The plain title of a procedure; its code where it is no longer in force.
    public String of(Page page, ProcedureCode code) {
        var country = countries.active();
        var today = country.day(clock.instant());
        return Procedures.of(country)
                .find(code, today)
                .map(rulebook -> page.t(rulebook.procedure().title()))
                .orElse(code.value());
    }
}
