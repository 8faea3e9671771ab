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

    private Folding() {}

    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return OTHER.matcher(unstroked(plain.toLowerCase(Locale.ROOT))).replaceAll(" ").strip();
    }

    /// Letters with a stroke have no mark to take away in Unicode.
    private static String unstroked(String text) {
        return text.replace('đ', 'd').replace('ł', 'l').replace('ø', 'o').replace('ħ', 'h');
    }
}
