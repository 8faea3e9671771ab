package org.motcua.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;

/// Reads the numbers that identify somebody, by the rules of the country. It decides whether a
/// number can be true, never whether it is: that is for the registry.
public final class Identifiers {
    /// The rule of the number by which the state knows a person.
    public static final String PERSONAL_NUMBER = "personal-number";

    /// The rule of the number by which the tax office knows somebody.
    public static final String TAX_CODE = "tax-code";

    private final List<IdentifierRule> rules;

    public Identifiers(List<IdentifierRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// The rules of a country that hold on a day.
    public static Identifiers of(Country country, LocalDate day) {
        return new Identifiers(
                country.all(IdentifierRule.KIND, day).stream().map(Definition::value).toList());
    }

    /// Why a number cannot be true. Its words stand under `identity.<rule>.<why>`.
    public enum Doubt {
        /// Not the right form: too short, letters, wrong signs.
        FORM,
        /// A part has a value that was never given out.
        PART,
        /// The check digit does not fit: a digit was mistyped.
        CHECK_DIGIT,
        /// The number tells another year of birth.
        BORN,
        /// The number tells another sex.
        SEX
    }

    /// What a number tells of its holder.
    public record Told(Optional<String> sex, Optional<Integer> yearOfBirth) {}

    /// The number as it is stored: without the blanks and signs that people put in.
    public String normal(String rule, String typed) {
        return normal(get(rule), typed);
    }

    /// The documents by which somebody is known whom the country gave no number.
    public List<IdentifierRule> foreign() {
        return rules.stream().filter(IdentifierRule::foreign).toList();
    }

    /// As which kinds of subject the holder of a number may ask, where the number tells; best
    /// first.
    public List<String> subjects(String number) {
        return foreign().stream()
                .filter(rule -> Pattern.matches(rule.pattern(), number))
                .findFirst()
                .map(IdentifierRule::subjects)
                .orElse(List.of());
    }

    /// All that speaks against a number alone.
    public List<Doubt> doubts(String rule, String typed) {
        return doubts(rule, typed, null, null);
    }

    /// All that speaks against a number, given what is known of its holder.
    public List<Doubt> doubts(
            String rule, String typed, @Nullable LocalDate bornOn, @Nullable String sex) {
        var how = get(rule);
        String number = normal(how, typed);
        if (!Pattern.matches(how.pattern(), number)) {
            return List.of(Doubt.FORM);
        }
        var found = new ArrayList<Doubt>();
        if (how.parts().stream().anyMatch(part -> !part.admits(part.in(number)))) {
            found.add(Doubt.PART);
        }
        var checkDigit = how.checkDigit();
        if (checkDigit != null && !checkDigit.holds(number)) {
            found.add(Doubt.CHECK_DIGIT);
        }
        var told = told(how, number);
        if (bornOn != null
                && told.yearOfBirth().filter(year -> year != bornOn.getYear()).isPresent()) {
            found.add(Doubt.BORN);
        }
        if (sex != null && told.sex().filter(other -> !other.equals(sex)).isPresent()) {
            found.add(Doubt.SEX);
        }
        return found;
    }

    /// What a number tells, as far as it can be read.
    public Told told(String rule, String typed) {
        var how = get(rule);
        String number = normal(how, typed);
        return Pattern.matches(how.pattern(), number)
                ? told(how, number)
                : new Told(Optional.empty(), Optional.empty());
    }

    private static Told told(IdentifierRule rule, String number) {
        Optional<String> sex = Optional.empty();
        Optional<Integer> century = Optional.empty();
        Optional<Integer> year = Optional.empty();
        for (var part : rule.parts()) {
            var meaning = part.means().get(part.in(number));
            if (meaning != null) {
                sex = Optional.ofNullable(meaning.sex());
                century = Optional.ofNullable(meaning.century());
            }
            if (Boolean.TRUE.equals(part.year())) {
                year = Optional.of(Integer.valueOf(part.in(number)));
            }
        }
        var first = century;
        return new Told(sex, year.flatMap(last -> first.map(from -> from + last)));
    }

    private static String normal(IdentifierRule rule, String typed) {
        String ignored = rule.ignored() == null ? "" : rule.ignored();
        var kept = new StringBuilder();
        typed.strip()
                .codePoints()
                .filter(c -> !Character.isSpaceChar(c) && ignored.indexOf(c) < 0)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private IdentifierRule get(String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule for numbers named " + id));
    }
}
