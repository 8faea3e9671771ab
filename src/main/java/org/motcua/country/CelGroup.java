package org.motcua.country;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A group of named values inside an expression: what is absent reads as the empty value of its
/// type, while `has()` tells that it is absent.
@SuppressWarnings("Immutable") // lives for one evaluation; nobody else has it
final class CelGroup extends StructValue<String, CelGroup> {
    private final ValueType.Group type;
    private final Map<?, ?> values;
    private final String name;

    CelGroup(ValueType.Group type, Map<?, ?> values, String name) {
        this.type = type;
        this.values = values;
        this.name = name;
    }

    @Override
    public Object select(String field) {
        ValueType wanted = type.fields().getOrDefault(field, ValueType.ANY);
        return CelValues.inward(values.get(field), wanted, name + "." + field);
    }

    @Override
    public Optional<Object> find(String field) {
        return values.get(field) == null ? Optional.empty() : Optional.of(select(field));
    }

    /// As a plain map for whoever asked; what is absent is left out.
    Map<String, Object> outward() {
        var plain = new LinkedHashMap<String, Object>();
        type.fields()
                .keySet()
                .forEach(field ->
                        find(field).ifPresent(one -> plain.put(field, CelValues.outward(one))));
        return plain;
    }

    /// Itself, so that Cel never takes it apart.
    @Override
    public CelGroup value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return values.isEmpty();
    }

    @Override
    public CelType celType() {
        return SimpleType.DYN;
    }

    /// Content as plain Java values.
    static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                    node.isIntegralNumber() ? (Object) node.longValue() : node.decimalValue();
            case OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                node.forEachEntry((key, value) -> map.put(key, value));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                node.forEach(list::add);
                yield list;
            }
            default -> node.asString();
        };
    }
}
