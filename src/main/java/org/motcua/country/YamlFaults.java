package org.motcua.country;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words why a file is not YAML.
final class YamlFaults {
    private record Plain(Pattern problem, String message, String mend) {
        Plain(String problem, String message, String mend) {
            this(Pattern.compile(problem, Pattern.DOTALL), message, mend);
        }
    }

    private static final List<Plain> KNOWN =
            List.of(
                    new Plain(
                            ".*TAB.*",
                            "A tab stands here.",
                            "Indent with blanks, two for each step."),
                    new Plain(
                            ".*mapping values are not allowed.*",
                            "A second colon on this line is read as another key.",
                            "Put the text in quotes, or begin a new line for the key."),
                    new Plain(
                            ".*could not find expected ':'.*",
                            "A key without its colon.",
                            "Write \"key: value\", with a blank after the colon."),
                    new Plain(
                            ".*found unexpected end of stream.*",
                            "A quotation mark is opened and never closed.",
                            "Close it."),
                    new Plain(
                            ".*another document.*",
                            "A second document (---) begins here.",
                            "Make a file of its own for it."),
                    new Plain(
                            ".*expected ',' or '].*",
                            "A list in brackets is not closed.",
                            "Close it with ], and separate its entries with commas."),
                    new Plain(
                            ".*expected ',' or '}.*",
                            "A group in braces is not closed.",
                            "Close it with }, and separate its keys with commas."),
                    new Plain(
                            ".*found unknown escape character.*",
                            "A backslash in double quotes begins something unknown.",
                            "Use single quotes, or write \\\\ for a backslash."),
                    new Plain(
                            ".*found undefined alias.*",
                            "A star (*) begins an alias.",
                            "Put the text in quotes."),
                    new Plain(
                            ".*expected <block end>.*",
                            "The indentation does not fit the lines above.",
                            "Indent keys of the same group equally."),
                    new Plain(
                            ".*cannot start any token.*",
                            "A text may not begin with this character.",
                            "Put the text in quotes."));

    private YamlFaults() {}

    static Fault of(String file, String text, YamlEngineException problem) {
        if (problem instanceof ReaderException reader) {
            return control(file, text, reader);
        }
        if (!(problem instanceof MarkedYamlEngineException marked)) {
            return new Fault(
                    file,
                    1,
                    1,
                    "yaml",
                    "The file is not YAML: %s.".formatted(problem.getMessage()),
                    "Mend the form of the file.");
        }
        String what = String.valueOf(marked.getProblem());
        boolean unclosed = what.contains("end of stream") || what.contains("expected ','");
        Mark mark = place(marked, unclosed);
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        for (Plain plain : KNOWN) {
            if (plain.problem().matcher(what).matches()) {
                return new Fault(file, line, column, "yaml", plain.message(), plain.mend());
            }
        }
        return new Fault(
                file,
                line,
                column,
                "yaml",
                "The file is not YAML here: %s.".formatted(what),
                "Look at the indentation and the quotes of this line and the one before.");
    }

    /// Of what is not closed, the beginning is told.
    private static @Nullable Mark place(MarkedYamlEngineException marked, boolean beginning) {
        Optional<Mark> problem = marked.getProblemMark();
        Optional<Mark> context = marked.getContextMark();
        return (beginning ? context.or(() -> problem) : problem.or(() -> context)).orElse(null);
    }

    private static Fault control(String file, String text, ReaderException problem) {
        int at = Math.min(problem.getPosition(), text.length());
        int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', Math.max(0, at - 1));
        return new Fault(
                file,
                line,
                column,
                "yaml",
                "An invisible control character (U+%04X) stands here."
                        .formatted(problem.getCodePoint()),
                "Delete it.");
    }
}
