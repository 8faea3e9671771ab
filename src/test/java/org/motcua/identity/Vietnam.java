package org.motcua.identity;

import java.nio.file.Path;
import java.util.List;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.server.Kinds;

/// Vietnam, read without the program.
final class Vietnam {
    static final List<Kind<?>> KINDS = Kinds.all();
    static final Country COUNTRY = Countries.load(Path.of("country/vietnam"), KINDS).orThrow();

    private Vietnam() {}

    static List<Role> roles() {
        return COUNTRY.all(Role.KIND).stream().map(role -> role.value()).toList();
    }

    static Identifiers identifiers() {
        return new Identifiers(
                COUNTRY.all(IdentifierRule.KIND).stream().map(rule -> rule.value()).toList());
    }

    static PasswordRule passwords() {
        return COUNTRY.all(PasswordRule.KIND).getFirst().value();
    }
}
