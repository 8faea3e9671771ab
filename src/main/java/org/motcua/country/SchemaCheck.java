package org.motcua.country;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Holds one definition against a schema.
final class SchemaCheck {
    private final Known known;
    private final List<Fault> faults;

    SchemaCheck(Known known, List<Fault> faults) {
        this.known = known;
        this.faults = faults;
    }

    /// @param pointer where the content stands within the tree
    /// @return whether it is in order
    boolean check(String file, JsonNode content, Tree tree, String pointer) {
        Schema schema = Schemas.shared().schema(file);
        List<Error> errors =
                schema.validate(
                        content,
                        execution -> execution.getCollectorContext().put(Known.KEY, known));
        for (Error error : chosen(errors, 0)) {
            faults.add(new SchemaFaults(tree, pointer, known).of(error));
        }
        return errors.isEmpty();
    }

    /// Where a value fits none of several forms (oneOf, anyOf), all of them complain; told is only
    /// what the form says that fits best.
    ///
    /// @param from the part of the evaluation paths to look at
    private static List<Error> chosen(List<Error> errors, int from) {
        var plain = new ArrayList<Error>();
        var groups = new LinkedHashMap<String, Map<String, List<Error>>>();
        var depths = new HashMap<String, Integer>();
        for (Error error : errors) {
            int at = branching(error.getEvaluationPath(), from);
            if (at < 0) {
                plain.add(error);
            } else {
                String group = prefix(error.getEvaluationPath(), at);
                depths.put(group, at);
                groups.computeIfAbsent(group, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                String.valueOf(error.getEvaluationPath().getElement(at + 1)),
                                _ -> new ArrayList<>())
                        .add(error);
            }
        }
        groups.forEach((group, branches) -> {
            int depth =
                    branches.values().stream()
                            .flatMap(List::stream)
                            .mapToInt(one -> one.getInstanceLocation().getNameCount())
                            .min()
                            .orElse(0);
            List<Error> best =
                    branches.values().stream()
                            .min(Comparator.comparingInt(one -> weight(one, depth)))
                            .orElse(List.of());
            plain.addAll(chosen(best, depths.getOrDefault(group, 0) + 2));
        });
        if (!groups.isEmpty() && plain.size() > 1) {
            plain.removeIf(error ->
                    error.getKeyword().equals("oneOf") || error.getKeyword().equals("anyOf"));
        }
        return plain;
    }

    /// A wrong type of the whole, or a wrong constant in it, says that another form was meant.
    ///
    /// @param depth of the value that fits none of the forms
    private static int weight(List<Error> errors, int depth) {
        int weight = 0;
        for (Error error : errors) {
            int below = error.getInstanceLocation().getNameCount() - depth;
            weight +=
                    switch (error.getKeyword()) {
                        case "type" -> below == 0 ? 1000 : 2;
                        case "const", "enum" -> below == 1 ? 500 : 2;
                        case "additionalProperties", "unevaluatedProperties" -> 20;
                        case "required" -> 10;
                        default -> 1;
                    };
        }
        return weight;
    }

    private static int branching(NodePath path, int from) {
        for (int i = from; i + 1 < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (element.equals("oneOf") || element.equals("anyOf")) {
                return i;
            }
        }
        return -1;
    }

    private static String prefix(NodePath path, int end) {
        var text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            text.append('/').append(path.getElement(i));
        }
        return text.toString();
    }
}
