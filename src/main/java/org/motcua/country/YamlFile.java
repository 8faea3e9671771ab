package org.motcua.country;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a YAML 1.2 file to trees that know where each part stands. Plain data only: no anchors, no
/// tags, no several documents.
final class YamlFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final String text;
    private final int[] starts;
    private final Set<Node> anchors = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Fault> faults;

    YamlFile(String file, String text, List<Fault> faults) {
        this.file = file;
        this.text = text;
        this.faults = faults;
        this.starts =
                text.codePoints().filter(c -> c > 0xFFFF).findAny().isPresent()
                        ? offsets(text)
                        : new int[0];
    }

    /// The definitions in the file; none where it cannot be read.
    List<Tree> read() {
        Optional<Node> root;
        try {
            var settings =
                    LoadSettings.builder()
                            .setAllowDuplicateKeys(true)
                            .setAllowNonScalarKeys(true)
                            .setSchema(new CoreSchema())
                            .setLabel(file)
                            .setCodePointLimit(64 << 20)
                            .build();
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            faults.add(YamlFaults.of(file, text, e));
            return List.of();
        } catch (YamlEngineException e) {
            faults.add(YamlFaults.of(file, text, e));
            return List.of();
        }
        if (root.isEmpty()) {
            faults.add(
                    new Fault(
                            file,
                            1,
                            1,
                            "empty",
                            "The file holds nothing.",
                            "Write a definition into it, or delete it."));
            return List.of();
        }
        return trees(root.get());
    }

    private List<Tree> trees(Node root) {
        var trees = new ArrayList<Tree>();
        if (root instanceof SequenceNode list) {
            for (Node one : list.getValue()) {
                trees.add(tree(one));
            }
        } else {
            trees.add(tree(root));
        }
        return trees;
    }

    private Tree tree(Node node) {
        var places = new ArrayList<Noted>();
        JsonNode content = json(node, "", places);
        var tree = new YamlTree(file, content, position(node.getStartMark().orElseThrow()));
        for (Noted one : places) {
            if (one.key()) {
                tree.key(one.pointer(), one.position());
            } else {
                tree.value(one.pointer(), one.position(), one.raw());
            }
        }
        return tree;
    }

    private record Noted(boolean key, String pointer, Position position, String raw) {}

    private JsonNode json(Node node, String pointer, List<Noted> places) {
        Mark start = node.getStartMark().orElseThrow();
        if (node.getAnchor().isPresent() && !anchored(node, start)) {
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode map -> {
                places.add(new Noted(false, pointer, position(start), ""));
                yield object(map, pointer, places);
            }
            case SequenceNode list -> {
                places.add(new Noted(false, pointer, position(start), ""));
                ArrayNode array = JSON.arrayNode();
                for (Node element : list.getValue()) {
                    array.add(json(element, pointer + "/" + array.size(), places));
                }
                yield array;
            }
            case ScalarNode scalar -> {
                int end = offset(node.getEndMark().orElse(start).getIndex());
                String raw = text.substring(offset(start.getIndex()), end);
                places.add(new Noted(false, pointer, position(start), raw));
                yield scalar(scalar);
            }
            default -> throw new IllegalStateException("a YAML node of an unknown sort");
        };
    }

    /// Whether this is the first time that the node is seen; an alias would grow a small file into
    /// an endless one.
    private boolean anchored(Node node, Mark start) {
        if (!anchors.add(node)) {
            return false;
        }
        fault(
                position(start),
                "anchor",
                "Anchors and aliases (& and *) are not read.",
                "Write the value out at each place.");
        return true;
    }

    private ObjectNode object(MappingNode map, String pointer, List<Noted> places) {
        ObjectNode object = JSON.objectNode();
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : map.getValue()) {
            Position at = position(entry.getKeyNode().getStartMark().orElseThrow());
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                fault(at, "key", "This key is not a word.", "Write a plain word before the colon.");
                continue;
            }
            String key = scalar.getValue();
            if (!seen.add(key)) {
                fault(
                        at,
                        "duplicate-key",
                        "The key \"%s\" stands here a second time.".formatted(key),
                        "Keep one of the two.");
                continue;
            }
            String below = pointer + "/" + escaped(key);
            places.add(new Noted(true, below, at, ""));
            object.set(key, json(entry.getValueNode(), below, places));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node) {
        Tag tag = node.getTag();
        String value = node.getValue();
        if (tag.equals(Tag.INT)) {
            return integer(value);
        }
        if (tag.equals(Tag.FLOAT)) {
            return Numbers.decimal(value);
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(value.equalsIgnoreCase("true"));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.stringNode(value);
    }

    private static JsonNode integer(String value) {
        return Numbers.integer(value);
    }

    private void fault(Position at, String rule, String message, String mend) {
        faults.add(new Fault(file, at.line(), at.column(), rule, message, mend));
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// Marks count code points, strings count UTF-16 units.
    private int offset(int codePoints) {
        return starts.length == 0 ? codePoints : starts[codePoints];
    }

    private static int[] offsets(String text) {
        int[] result = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 0, at = 0; i < result.length; i++) {
            result[i] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return result;
    }
}
