package org.motcua.identity;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.motcua.country.Kind;
import org.motcua.kernel.Folding;

/// What a password has to be in a country: long enough, and not what everybody takes. No rule asks
/// for capitals or signs: such rules make passwords that look alike (NIST SP 800-63B, 3.1.1.2).
///
/// @param minimum the least number of characters
/// @param common words and rows of keys that passwords are made of most often, in plain lower case
///   without marks
public record PasswordRule(String id, int minimum, List<String> common) {
    public static final Kind<PasswordRule> KIND =
            Kind.of("password", "passwords/*.yaml", PasswordRule.class);

    private static final int MAXIMUM = 200;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int ALL_DIGITS_FROM = 16;

    /// Why a password is refused. The words stand under `identity.password.<why>`.
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        TELLS_WHO_YOU_ARE
    }

    public PasswordRule {
        common = List.copyOf(common);
    }

    /// The first weakness of a password.
    ///
    /// @param about words about its holder that must not be in it: number, sign-in name, name
    public Optional<Weakness> weakness(String password, List<String> about) {
        String typed = normal(password);
        int length = typed.codePointCount(0, typed.length());
        if (length < minimum) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > MAXIMUM) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (isCommon(typed)) {
            return Optional.of(Weakness.COMMON);
        }
        String plain = squeezed(typed);
        boolean tells =
                about.stream()
                        .map(PasswordRule::squeezed)
                        .anyMatch(word -> word.length() >= 4 && plain.contains(word));
        return tells ? Optional.of(Weakness.TELLS_WHO_YOU_ARE) : Optional.empty();
    }

    /// One form for all the ways in which keyboards write the same letters.
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /// Common is what is left of few letters, digits only, or nothing but common words once digits
    /// and signs are taken away and look-alike digits are read as letters.
    private boolean isCommon(String typed) {
        if (typed.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            return true;
        }
        String plain = squeezed(typed);
        if (plain.chars().allMatch(Character::isDigit) && plain.length() < ALL_DIGITS_FROM) {
            return true;
        }
        Set<String> words = new HashSet<>(common);
        return isMadeOf(words, plain.replaceAll("[0-9]", ""))
                || isMadeOf(words, asLetters(typed).replaceAll("[^a-z]", ""));
    }

    private static boolean isMadeOf(Set<String> words, String text) {
        if (text.isEmpty()) {
            return false;
        }
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= text.length(); end++) {
            for (int start = 0; start < end && !reached[end]; start++) {
                reached[end] = reached[start] && words.contains(text.substring(start, end));
            }
        }
        return reached[text.length()];
    }

    private static String asLetters(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static String squeezed(String text) {
        return Folding.fold(text).replace(" ", "");
    }
}
