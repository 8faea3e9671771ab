package org.motcua.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a body and what an agreement says of each, as a tree to walk along while reading.
final class FieldTree {
    /// Means all fields that are neither personal nor secret.
    static final String ALL = "*";

    private final Map<String, FieldTree> children = new HashMap<>();
    private boolean agreed;
    private boolean secret;

    private FieldTree() {}

    /// @param fields all that a body may have
    /// @param named those that were agreed: whole paths, or the beginning of paths
    static FieldTree of(List<Directory.Field> fields, List<String> named) {
        var root = new FieldTree();
        for (var field : fields) {
            var node = root;
            for (String name : field.path().split("\\.", -1)) {
                node = node.children.computeIfAbsent(name, _ -> new FieldTree());
            }
            node.secret = field.grade().secret();
            node.agreed = !node.secret && isNamed(field, named);
        }
        root.prune();
        return root;
    }

    private static boolean isNamed(Directory.Field field, List<String> named) {
        if (named.contains(ALL) && !field.grade().personal()) {
            return true;
        }
        return named.stream()
                .anyMatch(name -> field.path().equals(name) || field.path().startsWith(name + "."));
    }

    /// Leaves only what leads to something agreed or secret; an inner node is agreed by its
    /// children alone.
    private boolean prune() {
        children.values().removeIf(child -> !child.prune());
        if (!children.isEmpty()) {
            agreed = false;
        }
        return agreed || secret || !children.isEmpty();
    }

    @Nullable FieldTree child(String name) {
        return children.get(name);
    }

    /// Whether the value passes as it is.
    boolean passes() {
        return agreed;
    }

    boolean secret() {
        return secret;
    }

    /// The secret fields that somebody tried to agree on: none may be.
    static List<String> secretsAmong(List<Directory.Field> fields, List<String> named) {
        var found = new ArrayList<String>();
        for (var field : fields) {
            if (field.grade().secret() && isNamed(field, named) && !named.equals(List.of(ALL))) {
                found.add(field.path());
            }
        }
        return found;
    }
}
