package org.motcua.credential;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The code on a document, by which anybody may ask about it: 55 random bits and a check character
/// (Luhn modulo 32) in an alphabet without look-alikes, "7F4K-29QM-XW3D".
///
/// Long enough that guessing is hopeless, short enough to be typed from paper.
final class PublicCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern IN_A_FILE =
            Pattern.compile("(?<![0-9A-Z-])[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}");

    private PublicCode() {}

    static String next() {
        var text = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(32)));
        }
        return grouped(text.append(ALPHABET.charAt(check(text))).toString());
    }

    /// What somebody typed, brought into form; empty where it cannot be a code.
    static Optional<String> read(String typed) {
        String plain =
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s.–—-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        if (plain.length() != LENGTH || plain.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        String body = plain.substring(0, LENGTH - 1);
        boolean right = ALPHABET.charAt(check(body)) == plain.charAt(LENGTH - 1);
        return right ? Optional.of(grouped(plain)) : Optional.empty();
    }

    /// The codes that stand in a file in clear, at most a few.
    static Set<String> within(String file) {
        var found = new LinkedHashSet<String>();
        var matches = IN_A_FILE.matcher(file);
        while (matches.find() && found.size() < 20) {
            read(matches.group()).ifPresent(found::add);
        }
        return found;
    }

    private static int check(CharSequence body) {
        int sum = 0;
        int factor = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int product = ALPHABET.indexOf(body.charAt(i)) * factor;
            sum += product / 32 + product % 32;
            factor = 3 - factor;
        }
        return (32 - sum % 32) % 32;
    }

    private static String grouped(String plain) {
        return plain.substring(0, 4) + "-" + plain.substring(4, 8) + "-" + plain.substring(8);
    }
}
