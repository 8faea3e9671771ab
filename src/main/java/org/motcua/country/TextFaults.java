package org.motcua.country;

import com.networknt.schema.Error;
import org.motcua.country.SchemaFaults.Told;

/// Says in plain words what is wrong with a text in several languages.
final class TextFaults {
    private TextFaults() {}

    static Told of(Error error, String at, Tree tree, Known known) {
        String language = String.valueOf(error.getArguments()[1]);
        return switch ((TextKeyword.Trouble) error.getArguments()[0]) {
            case NO_TEXT ->
                    new Told(
                            at,
                            false,
                            "text",
                            "A text is needed in each language.",
                            "Write one below the other, for: %s.".formatted(language));
            case MISSING -> missing(at, language, tree);
            case EMPTY ->
                    new Told(
                            at,
                            true,
                            "text",
                            "The text is empty in the language \"%s\".".formatted(language),
                            "Write the words behind the colon.");
            case FOREIGN ->
                    new Told(
                            at,
                            true,
                            "text",
                            "\"%s\" is not a language of this country.".formatted(language),
                            "Languages are: %s.".formatted(String.join(", ", known.languages())));
            case NOT_WORDS ->
                    new Told(at, false, "text", "Words are needed here.", "Put them in quotes.");
            case NOT_COMPOSED ->
                    new Told(
                            at,
                            false,
                            "text",
                            "Letters and their marks are written apart (not in Unicode NFC).",
                            "Type the text anew, or convert it to NFC.");
        };
    }

    private static Told missing(String at, String language, Tree tree) {
        String message = "The text is missing in the language \"%s\".".formatted(language);
        return tree instanceof CsvRow
                ? new Told(
                        at + "/" + language,
                        false,
                        "text",
                        message,
                        "Fill in the column \"%s.%s\"."
                                .formatted(at.substring(1).replace('/', '.'), language))
                : new Told(at, true, "text", message, "Add \"%s: ...\".".formatted(language));
    }
}
