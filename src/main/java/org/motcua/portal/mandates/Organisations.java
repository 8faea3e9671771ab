package org.motcua.portal.mandates;

import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.identity.Identifiers;
import org.motcua.identity.SignedIn;
import org.motcua.mandate.Mandates;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// Finds the organisation for which somebody wants to act, by the number they type.
@Component
class Organisations {
    private final Mandates mandates;
    private final Countries countries;
    private final java.time.Clock clock;

    Organisations(Mandates mandates, Countries countries, java.time.Clock clock) {
        this.mandates = mandates;
        this.countries = countries;
        this.clock = clock;
    }

    /// What came of it.
    sealed interface Found {
        record Mandate(UUID id) implements Found {}

        /// @param why the key of the words that say so
        record Not(String why) implements Found {}
    }

    static Field field(Page page) {
        return Field.number("number", page.w("portal.acting.number"))
                .hint(page.w("portal.acting.number.hint"));
    }

    /// A tax number with a digit mistyped is told apart from one for which they may not act. That
    /// an enterprise exists is public; who represents it is not told.
    Found find(SignedIn self, String typed) {
        var rules = Identifiers.of(countries.active(), countries.today(clock));
        String number = rules.normal(Identifiers.TAX_CODE, typed);
        var held =
                mandates.held(self).stream()
                        .filter(Mandates.Shown::holds)
                        .filter(one -> one.kind().filter(kind -> kind.ofOrganisation()).isPresent())
                        .filter(one -> one.mandate().principal().number().equals(number))
                        .findFirst();
        if (held.isPresent()) {
            return new Found.Mandate(held.get().mandate().id());
        }
        // since 1 July 2025 a household business has its owner's personal number
        boolean personal = rules.doubts(Identifiers.PERSONAL_NUMBER, number).isEmpty();
        var doubts = rules.doubts(Identifiers.TAX_CODE, number);
        if (personal || doubts.isEmpty()) {
            return new Found.Not("portal.acting.number.none");
        }
        return new Found.Not(
                doubts.contains(Identifiers.Doubt.CHECK_DIGIT)
                        ? "identity.tax-code.check-digit"
                        : "identity.tax-code.form");
    }
}
