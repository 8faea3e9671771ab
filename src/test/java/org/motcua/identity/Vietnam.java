package org.motcua.identity;

import java.util.List;
import org.motcua.TestCountry;
import org.motcua.country.Country;
import org.motcua.country.Kind;

/// Vietnam, read without the program.
final class Vietnam {
    static final List<Kind<?>> KINDS = TestCountry.KINDS;
    static final Country COUNTRY = TestCountry.COUNTRY;

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
