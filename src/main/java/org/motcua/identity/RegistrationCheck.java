package org.motcua.identity;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.motcua.identity.Accounts.Fault;

/// Looks at what a person typed to open an account and names every fault at once, each with words
/// that say what to do.
final class RegistrationCheck {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{8,15}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}\\.[^\\s@<>\"]{2,63}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'’. -]{1,99}");
    private static final int OLDEST = 130;

    private final CountryRules rules;
    private final LocalDate today;

    RegistrationCheck(CountryRules rules) {
        this.rules = rules;
        this.today = rules.today();
    }

    List<Fault> faults(Registration typed) {
        var faults = new ArrayList<Fault>();
        if (!NAME.matcher(name(typed.name())).matches()) {
            faults.add(new Fault("name", "identity.register.name"));
        }
        checkNumber(typed, faults);
        var bornOn = typed.bornOn();
        if (bornOn == null || bornOn.isAfter(today) || bornOn.isBefore(today.minusYears(OLDEST))) {
            faults.add(new Fault("born-on", "identity.register.born-on"));
        }
        if (typed.phone().isBlank() && typed.email().isBlank()) {
            faults.add(new Fault("phone", "identity.register.contact"));
        }
        if (!typed.phone().isBlank() && phone(typed.phone()).isEmpty()) {
            faults.add(new Fault("phone", "identity.register.phone"));
        }
        if (!typed.email().isBlank() && email(typed.email()).isEmpty()) {
            faults.add(new Fault("email", "identity.register.email"));
        }
        var rule = rules.passwords();
        rule.weakness(typed.password(), List.of(typed.personNumber(), name(typed.name())))
                .ifPresent(weakness -> faults.add(fault("password", weakness, rule)));
        return faults;
    }

    private void checkNumber(Registration typed, List<Fault> faults) {
        rules.identifiers()
                .doubts(typed.identifier(), typed.personNumber(), typed.bornOn(), typed.sex())
                .forEach(doubt ->
                        faults.add(
                                new Fault(
                                        "person-number",
                                        "identity." + typed.identifier() + "." + key(doubt))));
    }

    static Fault fault(String field, PasswordRule.Weakness weakness, PasswordRule rule) {
        return new Fault(field, "identity.password." + key(weakness), rule.minimum());
    }

    /// A name with single blanks, in one form of writing marks.
    static String name(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    static Optional<String> phone(String typed) {
        String digits = typed.replaceAll("[\\s().-]", "");
        return Optional.of(digits).filter(PHONE.asMatchPredicate());
    }

    static Optional<String> email(String typed) {
        return Optional.of(typed.strip()).filter(EMAIL.asMatchPredicate());
    }

    private static String key(Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
