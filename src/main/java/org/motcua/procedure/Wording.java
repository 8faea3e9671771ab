package org.motcua.procedure;

import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.country.Words;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;

/// Makes texts in every language of the country, from the words of the country and from templates
/// with names in braces.
final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    private final Words words;
    private final List<String> languages;

    Wording(Words words, List<String> languages) {
        this.words = words;
        this.languages = List.copyOf(languages);
    }

    /// The words of a key in every language; arguments that are texts are put in that language.
    Text of(String key, Object... arguments) {
        var made = new LinkedHashMap<String, String>();
        for (String language : languages) {
            var said = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                said[i] = said(arguments[i], language);
            }
            made.put(language, words.of("procedure." + key, language, said));
        }
        return new Text(made);
    }

    /// A template of the definition with its places filled; an unknown place stays as it is.
    Text filled(Text template, Map<String, ?> values) {
        var made = new LinkedHashMap<String, String>();
        for (String language : languages) {
            made.put(language, filled(template.in(language), values, language));
        }
        return new Text(made);
    }

    private static String filled(String template, Map<String, ?> values, String language) {
        Matcher matcher = PLACE.matcher(template);
        var result = new StringBuilder();
        while (matcher.find()) {
            Object value = values.get(matcher.group(1));
            String said = value == null ? matcher.group() : said(value, language);
            matcher.appendReplacement(result, Matcher.quoteReplacement(said));
        }
        return matcher.appendTail(result).toString();
    }

    private static String said(Object value, String language) {
        return switch (value) {
            case Text text -> text.in(language);
            case Money money -> number(money.amount(), language);
            case Long number -> number(number, language);
            case Integer number -> number(number, language);
            default -> String.valueOf(value);
        };
    }

    private static String number(long number, String language) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(language)).format(number);
    }
}
