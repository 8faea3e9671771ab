package org.motcua.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// How the text in the square code of an identity card is read.
///
/// @param pattern of the whole text, with the named groups `number` and `name`, and where the card
///   has them `born` and `address`
/// @param date the pattern of the date of birth
/// @param examples texts that must be readable
public record CardCode(String id, Text title, String pattern, String date, List<String> examples) {
    /// The definitions `card-codes/*.yaml`.
    public static final Kind<CardCode> KIND =
            Kind.of("card-code", "card-codes/*.yaml", CardCode.class).checkedBy(CardCode::check);

    public CardCode {
        examples = List.copyOf(examples);
    }

    /// Who stands there, as the card says.
    public record Read(
            String number, String name, Optional<LocalDate> born, Optional<String> address) {
        /// Without the person.
        @Override
        public String toString() {
            return "Read[]";
        }
    }

    /// Reads the text of a code; empty where it is that of another card.
    public Optional<Read> read(String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Read(
                        matcher.group("number"),
                        matcher.group("name").strip(),
                        part(matcher, "born").flatMap(this::day),
                        part(matcher, "address")));
    }

    private static Optional<String> part(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name)
                ? Optional.ofNullable(matcher.group(name))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private Optional<LocalDate> day(String text) {
        try {
            var form =
                    DateTimeFormatter.ofPattern(date.replace('y', 'u'))
                            .withResolverStyle(ResolverStyle.STRICT);
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static void check(Definition<CardCode> definition, Country country, Faults faults) {
        var code = definition.value();
        try {
            var groups = Pattern.compile(code.pattern()).namedGroups().keySet();
            if (!groups.containsAll(List.of("number", "name"))) {
                faults.at(
                        "/pattern",
                        "card-code-groups",
                        "The pattern has no groups named number and name.",
                        "Write (?<number>...) and (?<name>...).");
                return;
            }
        } catch (PatternSyntaxException e) {
            faults.at(
                    "/pattern",
                    "card-code-pattern",
                    "The pattern is no regular expression: " + e.getDescription() + ".",
                    "Write it as Java reads it.");
            return;
        }
        for (int i = 0; i < code.examples().size(); i++) {
            var read = code.read(code.examples().get(i));
            if (read.isEmpty() || read.get().born().isEmpty()) {
                faults.at(
                        "/examples/" + i,
                        "card-code-example",
                        "The example cannot be read with the pattern and date.",
                        "Correct the example, the pattern or the date.");
            }
        }
    }
}
