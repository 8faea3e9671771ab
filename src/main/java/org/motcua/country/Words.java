package org.motcua.country;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.kernel.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sentences that people read, by key, in every language of the country: `words/*.yaml`.
public final class Words {
    /// Set in tests, where a missing key must not go unnoticed.
    public static final String STRICT = "motcua.words.strict";

    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final Map<String, Text> texts;

    Words(Map<String, Text> texts) {
        this.texts = Map.copyOf(texts);
    }

    /// The words of a key, with `{0}`, `{1}` and so on replaced by the arguments. A brace that is
    /// not such a place, and an apostrophe, stand for themselves.
    ///
    /// A key that does not exist is shown as it is, and logged; in tests it is an exception.
    public String of(String key, String language, Object... arguments) {
        Text text = texts.get(key);
        if (text == null) {
            return missing(key);
        }
        String words = text.in(language);
        return arguments.length == 0 ? words : filled(words, arguments);
    }

    /// The words of a key in all languages.
    public Optional<Text> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    private static String missing(String key) {
        if (Boolean.getBoolean(STRICT)) {
            throw new IllegalArgumentException(
                    "There are no words for \"%s\". Add the key to a file under words/."
                            .formatted(key));
        }
        LOG.error("No words for the key {}", key);
        return key;
    }

    private static String filled(String words, Object[] arguments) {
        var result = new StringBuilder(words.length() + 32);
        int from = 0;
        for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', open + 1)) {
            int place = place(words, open);
            if (place >= 0 && place < arguments.length) {
                result.append(words, from, open).append(arguments[place]);
                from = words.indexOf('}', open) + 1;
            }
        }
        return result.append(words, from, words.length()).toString();
    }

    /// The number in `{0}` to `{99}` that begins here, or -1.
    static int place(String words, int open) {
        int close = words.indexOf('}', open);
        if (close < open + 2 || close > open + 3) {
            return -1;
        }
        int number = 0;
        for (int i = open + 1; i < close; i++) {
            char digit = words.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
