package org.motcua.unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.kernel.AgencyCode;

/// Which installation handles the dossiers of which agency. A country without any is one house.
public final class Houses {
    public static final Kind<JoinedHouse> KIND =
            Kind.of("joined-house", "houses/*.yaml", JoinedHouse.class).withGaps();

    private final List<JoinedHouse> all;

    private Houses(List<JoinedHouse> all) {
        this.all = all;
    }

    /// Those of a day.
    public static Houses of(Country country, LocalDate on) {
        return new Houses(country.all(KIND, on).stream().map(Definition::value).toList());
    }

    public List<JoinedHouse> all() {
        return all;
    }

    public Optional<JoinedHouse> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The house that speaks as a system of the exchange.
    public Optional<JoinedHouse> speakingAs(String system) {
        return all.stream().filter(one -> one.system().equals(system)).findFirst();
    }

    /// Where the dossiers of an agency are handled: the house that names it most exactly.
    public Optional<JoinedHouse> handling(AgencyCode agency) {
        return all.stream()
                .filter(one -> one.names(agency) > 0)
                .max(Comparator.comparingInt(one -> one.names(agency)));
    }
}
