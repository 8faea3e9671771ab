package org.motcua.office.work;

import java.util.List;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.dossier.CaseFile;
import org.motcua.form.Places;
import org.motcua.kernel.AgencyCode;
import org.motcua.office.Names;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// Finds the agency to which a dossier is passed, by its code or by the place that it serves.
@Component
class Successors {
    private final Countries countries;
    private final Places places;
    private final Names names;

    Successors(Countries countries, Places places, Names names) {
        this.countries = countries;
        this.places = places;
        this.names = names;
    }

    /// The one agency that the words name beyond doubt; never the agency that has the dossier.
    Optional<Agency> named(CaseFile file, String words) {
        var own = file.dossier().agency();
        return byCode(words)
                .or(() -> byPlace(file, words))
                .filter(agency -> !agency.code().equals(own));
    }

    private Optional<Agency> byCode(String words) {
        try {
            return names.agency(new AgencyCode(words));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Agency> byPlace(CaseFile file, String words) {
        var kind = names.agency(file.dossier().agency()).map(Agency::kind);
        var unit = places.unit(places.choose(words, ""));
        if (kind.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        List<Agency> found =
                Agencies.of(countries.active())
                        .agenciesFor(kind.get(), unit.get().code(), names.today());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
