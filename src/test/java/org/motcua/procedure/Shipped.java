package org.motcua.procedure;

import java.nio.file.Path;
import java.util.List;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.server.Kinds;

/// The country that we ship, loaded once for all tests of this room with the kinds of this room.
final class Shipped {
    static final List<Kind<?>> KINDS = Kinds.all();
    static final Country COUNTRY = Countries.load(Path.of("country/vietnam"), KINDS).orThrow();
    static final Procedures PROCEDURES = Procedures.of(COUNTRY);

    private Shipped() {}
}
