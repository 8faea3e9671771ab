package org.motcua.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What a number that identifies somebody looks like in a country: its form, what its parts tell,
/// its check digit.
///
/// @param id `personal-number`, `tax-code`
/// @param title what people call it
/// @param pattern the regular expression of the whole number
/// @param ignored characters that people put between the digits
/// @param examples made-up numbers that can be true, tried when the rule is loaded
/// @param parts what stretches of the number tell
/// @param checkDigit how the check digit is computed, where there is one
/// @param state of a document whose number stands behind the two letters of the state that gave it
///   out (ISO 3166-1): those letters, or `chosen` where the holder names the state; absent for
///   numbers that the country gives to its own
/// @param subjects as which kinds of subject its holder may ask, best first; empty where it does
///   not tell
public record IdentifierRule(
        String id,
        Text title,
        String pattern,
        @Nullable String ignored,
        List<String> examples,
        List<Part> parts,
        @Nullable CheckDigit checkDigit,
        @Nullable String state,
        List<String> subjects) {
    public static final Kind<IdentifierRule> KIND =
            Kind.of("identifier", "identifiers/*.yaml", IdentifierRule.class)
                    .checkedBy(IdentifierRuleCheck::check);

    private static final String CHOSEN = "chosen";

    public IdentifierRule {
        examples = List.copyOf(examples);
        parts = List.copyOf(parts);
        subjects = List.copyOf(subjects);
    }

    /// Whether it is a document by which the country knows somebody whom it gave no number.
    public boolean foreign() {
        return state != null;
    }

    /// Whether the holder says which state gave it out.
    public boolean stateChosen() {
        return CHOSEN.equals(state);
    }

    /// The whole number of a foreign document.
    ///
    /// @param chosen the state that the holder names; not looked at where it is known
    /// @param typed what is printed on the document, as typed
    public String whole(String chosen, String typed) {
        String printed = typed.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        return (stateChosen() ? chosen : String.valueOf(state)) + "-" + printed;
    }

    /// A stretch of the number.
    ///
    /// @param name what it is, also the end of the key of the words that refuse a wrong one
    /// @param from the place of its first character, from 0
    /// @param codes what it may be: single codes, or ranges such as `100-999`; empty for anything
    /// @param means what a value tells of its holder
    /// @param year whether it is the last two digits of the year of birth
    public record Part(
            String name,
            int from,
            int length,
            List<String> codes,
            Map<String, Meaning> means,
            @Nullable Boolean year) {
        public Part {
            codes = List.copyOf(codes);
            means = Map.copyOf(means);
        }

        String in(String number) {
            return number.substring(from, from + length);
        }

        boolean admits(String value) {
            if (!means.isEmpty() && !means.containsKey(value)) {
                return false;
            }
            return codes.isEmpty() || codes.stream().anyMatch(code -> admits(code, value));
        }

        private static boolean admits(String code, String value) {
            int dash = code.indexOf('-');
            if (dash < 0) {
                return code.equals(value);
            }
            return value.length() == dash
                    && code.substring(0, dash).compareTo(value) <= 0
                    && code.substring(dash + 1).compareTo(value) >= 0;
        }
    }

    /// What one value of a part tells.
    ///
    /// @param century the first year of the century of birth
    public record Meaning(@Nullable String sex, @Nullable Integer century) {}

    /// A weighted check digit: `minuend` less the weighted sum of the first digits modulo
    /// `modulus`. A result of two digits is a number that is never issued.
    ///
    /// @param weights of the first digits, in order; the check digit follows the last of them
    public record CheckDigit(List<Integer> weights, int modulus, int minuend) {
        public CheckDigit {
            weights = List.copyOf(weights);
        }

        boolean holds(String number) {
            int sum = 0;
            for (int i = 0; i < weights.size(); i++) {
                sum += weights.get(i) * Character.digit(number.charAt(i), 10);
            }
            int digit = minuend - sum % modulus;
            return digit >= 0
                    && digit <= 9
                    && digit == Character.digit(number.charAt(weights.size()), 10);
        }
    }
}
