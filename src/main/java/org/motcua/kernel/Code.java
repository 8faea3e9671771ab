package org.motcua.kernel;

import java.util.regex.Pattern;

/// What all codes have in common: letters, digits, dots, dashes, slashes or underscores, 1 to 64.
final class Code {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}");

    private Code() {}

    static boolean fits(String value) {
        return FORM.matcher(value).matches();
    }

    static String checked(String value, String what) {
        if (!fits(value)) {
            throw new IllegalArgumentException(
                    what + " is 1 to 64 letters, digits, dots, dashes, slashes or underscores");
        }
        return value;
    }
}
