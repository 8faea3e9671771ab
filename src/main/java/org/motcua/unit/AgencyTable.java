package org.motcua.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;

/// Indexes over all agencies.
final class AgencyTable {
    Optional<Agency> find(AgencyCode code, LocalDate on) {
        return Optional.empty();
    }

    List<Agency> serving(String kind, UnitCode unit, LocalDate on) {
        return List.of();
    }

    List<Agency> of(UnitCode unit, LocalDate on) {
        return List.of();
    }

    List<Agency> all(String kind, LocalDate on) {
        return List.of();
    }

    List<Agency> listed(LocalDate on) {
        return List.of();
    }
}
