package org.motcua.identity;

import java.util.List;
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
public record IdentifierRule(
        String id,
        Text title,
        String pattern,
        @Nullable String ignored,
        List<String> examples,
        List<Part> parts,
        @Nullable CheckDigit checkDigit) {
    public static final Kind<IdentifierRule> KIND =
            Kind.of("identifier", "identifiers/*.yaml", IdentifierRule.class)
                    .checkedBy(IdentifierRuleCheck::check);

    public IdentifierRule {
        examples = List.copyOf(examples);
        parts = List.copyOf(parts);
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
