package org.motcua.procedure;

import java.util.List;
import org.motcua.TestCountry;
import org.motcua.country.Country;
import org.motcua.country.Kind;

/// The country that we ship, and its procedures, made once for all tests of this room.
final class Shipped {
    static final List<Kind<?>> KINDS = TestCountry.KINDS;
    static final Country COUNTRY = TestCountry.COUNTRY;
    static final Procedures PROCEDURES = Procedures.of(COUNTRY);

    private Shipped() {}
}
