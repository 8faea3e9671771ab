package org.motcua.country;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words why a file is not YAML.
final class YamlFaults {
    private YamlFaults() {}

    static Fault of(String file, String text, YamlEngineException problem) {
        if (!(problem instanceof MarkedYamlEngineException marked)) {
            return new Fault(
                    file,
                    1,
                    1,
                    "yaml",
                    "The file is not YAML: " + problem.getMessage() + ".",
                    "Mend the form of the file.");
        }
        var mark =
                marked.getProblemMark()
                        .or(() ->
                                java.util.Optional.ofNullable(marked.getContextMark())
                                        .flatMap(m -> m));
        int line = mark.map(m -> m.getLine() + 1).orElse(1);
        int column = mark.map(m -> m.getColumn() + 1).orElse(1);
        String what = marked.getProblem() == null ? "" : marked.getProblem();
        return new Fault(
                file,
                line,
                column,
                "yaml",
                "The file is not YAML here: " + what.toLowerCase(Locale.ROOT) + ".",
                "Look at the indentation and the quotes of this line and the one before.");
    }
}
