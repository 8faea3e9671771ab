package org.motcua.office.counter;

import java.util.List;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.kernel.ProcedureCode;
import org.motcua.office.Names;
import org.motcua.procedure.Catalogue;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Listing;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// Finds what a person at the counter wants, in the officer's words.
@Component
class Matters {
    private static final int SHOWN = 8;

    private final Countries countries;
    private final Names names;

    Matters(Countries countries, Names names) {
        this.countries = countries;
        this.names = names;
    }

    /// What the words may mean, the best first; all that the counter offers where there are none.
    List<Listing> named(String words) {
        var catalogue = catalogue();
        var found = words.isBlank() ? catalogue.all() : catalogue.search(words, SHOWN * 3);
        return found.stream()
                .filter(listing -> offered(listing.code()).isPresent())
                .limit(words.isBlank() ? 40 : SHOWN)
                .toList();
    }

    private Catalogue catalogue() {
        return Procedures.of(countries.active()).catalogue(names.today(), List.of());
    }

    /// The procedure with a code, where it can be filed at a counter today.
    Optional<ProcedureCode> offered(String code) {
        try {
            var typed = new ProcedureCode(code.strip());
            return names.procedure(typed)
                    .filter(rulebook -> rulebook.procedure().offers(Channel.COUNTER))
                    .map(_ -> typed);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
