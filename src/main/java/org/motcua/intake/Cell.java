package org.motcua.intake;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Single values as people and old programs write them.
final class Cell {
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(T.*)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("([0-9?xX]{1,2})[/.-]([0-9?xX]{1,2})[/.-]([0-9]{4})");
    private static final Pattern RUN = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern MONTH = Pattern.compile("(?:[0-9?xX]{1,2})[/.-]([0-9]{4})");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern BLANKS =
            Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+");
    private static final Pattern NOTHING_SEEN = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF]");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}([., ][0-9]{3})+");

    private Cell() {}

    /// A day, or as much of one as was written.
    ///
    /// @param year where the day or the month is unknown
    record Day(Optional<LocalDate> whole, Optional<Integer> year) {
        static final Day NONE = new Day(Optional.empty(), Optional.empty());

        private static Day of(int year) {
            return new Day(Optional.empty(), Optional.of(year));
        }
    }

    /// Text with composed marks (NFC), single blanks and none around it. The letter eth of other
    /// alphabets, which old keyboards wrote for the stroked d, becomes the latter.
    static String text(String written) {
        if (plain(written)) {
            return written;
        }
        String seen = NOTHING_SEEN.matcher(written).replaceAll("");
        String composed = Normalizer.normalize(seen, Normalizer.Form.NFC);
        return BLANKS.matcher(composed).replaceAll(" ").strip().replace('Ð', 'Đ').replace('ð', 'đ');
    }

    /// Whether a text has nothing to be mended: the common case, found without a pattern.
    private static boolean plain(String text) {
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c == ' ' && (i == 0 || i == last || text.charAt(i - 1) == ' ')) {
                return false;
            }
            if (c < ' '
                    || c == '\u00A0'
                    || c == 'Ð'
                    || c == 'ð'
                    || (c >= '\u0300' && c < '\u0370')) {
                return false;
            }
            if ((c >= '\u2000' && c <= '\u206F') || c == '\u3000' || c == '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    /// A name in capitals in the way names are written: the first letter of each word large.
    static String unshouted(String text) {
        if (!shouted(text)) {
            return text;
        }
        var name = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == ' ' || name.charAt(i - 1) == '-') {
                name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return name.toString();
    }

    private static boolean shouted(String text) {
        int letters = 0;
        boolean words = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowerCase(c) || Character.isDigit(c)) {
                return false;
            }
            if (Character.isLetter(c)) {
                letters++;
            }
            words |= c == ' ';
        }
        return words && letters > 3;
    }

    static Day day(String written) {
        String text = written.strip();
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return day(iso.group(1), iso.group(2), iso.group(3));
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
            }
            Matcher run = RUN.matcher(text);
            if (run.matches()) {
                return day(run.group(1), run.group(2), run.group(3));
            }
        } catch (DateTimeException _) {
            return Day.NONE;
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return Day.of(Integer.parseInt(month.group(1)));
        }
        return YEAR.matcher(text).matches() ? Day.of(Integer.parseInt(text)) : Day.NONE;
    }

    private static Day day(String year, String month, String day) {
        if (unknown(month) || unknown(day)) {
            return Day.of(Integer.parseInt(year));
        }
        return new Day(
                Optional.of(
                        LocalDate.of(
                                Integer.parseInt(year),
                                Integer.parseInt(month),
                                Integer.parseInt(day))),
                Optional.empty());
    }

    private static boolean unknown(String part) {
        return part.chars().anyMatch(c -> c == '?' || c == 'x' || c == 'X')
                || Integer.parseInt(part) == 0;
    }

    /// A whole number, also with its thousands apart.
    static OptionalLong integer(String written) {
        String text = written.strip();
        if (NUMBER.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        return GROUPED.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text.replaceAll("[., ]", "")))
                : OptionalLong.empty();
    }

    /// Whether a number was rounded by a table calculator, such as 7.9196E+10: nobody can tell what
    /// it was.
    static boolean rounded(String written) {
        return written.matches("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+");
    }

    /// Whether a number was typed to fill a box: one digit again and again.
    static boolean filler(String digits) {
        return digits.length() > 3 && digits.chars().allMatch(c -> c == digits.charAt(0));
    }
}
