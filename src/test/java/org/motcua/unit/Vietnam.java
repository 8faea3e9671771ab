package org.motcua.unit;

import org.motcua.TestCountry;
import org.motcua.country.Country;

/// The units of the shipped country.
final class Vietnam {
    static final Country COUNTRY = TestCountry.COUNTRY;
    static final Units UNITS = Units.of(COUNTRY);
    static final Agencies AGENCIES = Agencies.of(COUNTRY);

    private Vietnam() {}
}
