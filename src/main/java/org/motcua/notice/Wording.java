package org.motcua.notice;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.country.Country;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;
import org.motcua.notice.NoticeDefinition.Value;
import org.motcua.notice.NoticeDefinition.Writing;

/// Puts values into words in the reader's language. The patterns of dates and money are the
/// country's words (`notice.format.*`).
final class Wording {
    static final int LONGEST_VALUE = 40;
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-zA-Z0-9_]*)}");

    private final Country country;
    private final String language;

    Wording(Country country, String language) {
        this.country = country;
        this.language =
                country.settings().tags().contains(language)
                        ? language
                        : country.settings().binding();
    }

    String language() {
        return language;
    }

    /// The whole words, as on a page or in a letter.
    String whole(Text words, Map<String, Value> open, Map<String, Object> values) {
        return filled(words, open, values, false);
    }

    /// The short words: each value is cut where the definition says, so that the length that was
    /// checked with the definition holds for every person.
    String brief(Text words, Map<String, Value> open, Map<String, Object> values) {
        return filled(words, open, values, true);
    }

    private String filled(
            Text words, Map<String, Value> open, Map<String, Object> values, boolean cut) {
        var out = new StringBuilder();
        Matcher places = PLACE.matcher(words.in(language));
        while (places.find()) {
            String name = places.group(1);
            Value declared = open.get(name);
            Object value = values.get(name);
            if (declared == null || value == null) {
                throw new IllegalArgumentException("the message needs a value for " + name);
            }
            String written = written(declared.type(), value);
            String shown = cut ? cut(written, most(declared)) : written;
            places.appendReplacement(out, Matcher.quoteReplacement(shown));
        }
        return places.appendTail(out).toString();
    }

    /// The names that the words leave open.
    static Set<String> places(String words) {
        var names = new LinkedHashSet<String>();
        PLACE.matcher(words).results().forEach(place -> names.add(place.group(1)));
        return names;
    }

    static int most(Value value) {
        Integer most = value.most();
        return most == null ? LONGEST_VALUE : most;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).stripTrailing() + "…";
    }

    private String written(Writing type, Object value) {
        return switch (type) {
            case TEXT -> value instanceof Text text ? text.in(language) : value.toString();
            case DATE -> pattern("notice.format.date").format(moment(value));
            case MOMENT -> pattern("notice.format.moment").format(moment(value));
            case MONEY -> country.words().of("notice.format.money", language, digits(value));
        };
    }

    private String digits(Object value) {
        long amount =
                value instanceof Money money ? money.amount() : Long.parseLong(value.toString());
        var symbols = DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language));
        return new DecimalFormat("#,##0", symbols).format(amount);
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(
                country.words().of(key, language), Locale.forLanguageTag(language));
    }

    private TemporalAccessor moment(Object value) {
        ZoneId zone = country.settings().zone();
        return switch (value) {
            case Instant instant -> instant.atZone(zone);
            case TemporalAccessor temporal -> temporal;
            default -> {
                String text = value.toString();
                yield text.length() > 10 ? Instant.parse(text).atZone(zone) : LocalDate.parse(text);
            }
        };
    }
}
