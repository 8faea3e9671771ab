package org.motcua.directive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.motcua.kernel.Folding;

/// Reads until when a task is to be done, as annexes write it.
final class AnnexDays {
    private static final Map<String, Integer> ROMAN = Map.of("i", 1, "ii", 2, "iii", 3, "iv", 4);

    private final AnnexForm form;
    private final List<Pattern> patterns;
    private final List<String> before;

    AnnexDays(AnnexForm form) {
        this.form = form;
        patterns =
                Stream.concat(form.dates().stream(), Stream.of("(?<year>[0-9]{4})"))
                        .map(one ->
                                Pattern.compile(
                                        one, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                        .toList();
        before = form.before().stream().map(AnnexDays::small).toList();
    }

    /// What a cell says.
    sealed interface Said {
        record Until(Deadline deadline) implements Said {}

        /// A day that no calendar has.
        record NoSuchDay() implements Said {}

        record Unreadable() implements Said {}
    }

    Said read(String words, LocalDate today) {
        if (words.isBlank()) {
            return new Said.Until(new Deadline.None());
        }
        if (AnnexForm.has(form.ongoing(), words)) {
            return new Said.Until(new Deadline.Ongoing());
        }
        var rhythm = form.rhythm(words);
        if (rhythm.isPresent()) {
            return new Said.Until(new Deadline.Every(rhythm.get(), rhythm.get().end(today)));
        }
        String rest = small(words);
        boolean earlier = false;
        for (String word : before) {
            if (rest.startsWith(word + " ")) {
                rest = rest.substring(word.length()).strip();
                earlier = true;
                break;
            }
        }
        for (var pattern : patterns) {
            var matcher = pattern.matcher(rest);
            if (matcher.matches()) {
                return day(matcher, earlier);
            }
        }
        return new Said.Unreadable();
    }

    private static String small(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static Said day(Matcher found, boolean earlier) {
        try {
            int year = number(found, "year").orElseThrow();
            var month = number(found, "month");
            var quarter = number(found, "quarter");
            var day = number(found, "day");
            if (day.isPresent() && month.isPresent()) {
                var last = LocalDate.of(year, month.get(), day.get());
                return until(earlier ? last.minusDays(1) : last);
            }
            int length = month.isPresent() ? 1 : quarter.isPresent() ? 3 : 12;
            int begin = month.orElse(quarter.map(one -> one * 3 - 2).orElse(1));
            var first = LocalDate.of(year, begin, 1);
            return until((earlier ? first : first.plusMonths(length)).minusDays(1));
        } catch (DateTimeException _) {
            return new Said.NoSuchDay();
        }
    }

    private static Said until(LocalDate day) {
        return new Said.Until(new Deadline.On(day));
    }

    private static Optional<Integer> number(Matcher found, String group) {
        if (!found.namedGroups().containsKey(group) || found.group(group) == null) {
            return Optional.empty();
        }
        String digits = Folding.fold(found.group(group));
        var roman = ROMAN.get(digits);
        return Optional.of(roman != null ? roman : Integer.parseInt(digits));
    }
}
