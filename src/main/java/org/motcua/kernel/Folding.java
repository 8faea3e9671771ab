package org.motcua.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as search sees it: lower case, without marks, every run of other characters one blank.
///
/// "Đăng ký khai sinh" and "dang ky KHAI-SINH" fold to the same words.
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Letters with a stroke have no mark to take away in Unicode: each becomes the letter of
    /// [#UNSTROKED] that stands at the same place.
    public static final String STROKED = "đłøħĐŁØĦ";

    public static final String UNSTROKED = "dlohDLOH";

    private Folding() {}

    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return OTHER.matcher(unstroked(plain.toLowerCase(Locale.ROOT))).replaceAll(" ").strip();
    }

    private static String unstroked(String text) {
        String plain = text;
        for (int i = 0; i < STROKED.length(); i++) {
            plain = plain.replace(STROKED.charAt(i), UNSTROKED.charAt(i));
        }
        return plain;
    }
}
