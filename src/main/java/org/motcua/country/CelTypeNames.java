package org.motcua.country;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Our value types as Cel's; each group of fields becomes a type with a name of its own.
@SuppressWarnings("Immutable") // a type never changes once it has a name
final class CelTypeNames implements CelTypeProvider {
    private final Map<String, CelType> byName = new LinkedHashMap<>();
    private final Map<ValueType, CelType> known = new HashMap<>();

    synchronized CelType type(ValueType type) {
        CelType before = known.get(type);
        if (before == null) {
            before = made(type);
            known.put(type, before);
        }
        return before;
    }

    private CelType made(ValueType type) {
        return switch (type) {
            case ValueType.Plain plain ->
                    switch (plain) {
                        case BOOL -> SimpleType.BOOL;
                        case INT -> SimpleType.INT;
                        case STRING -> SimpleType.STRING;
                        case DATE -> SimpleType.TIMESTAMP;
                        case ANY -> SimpleType.DYN;
                    };
            case ValueType.ListOf(var element) -> ListType.create(type(element));
            case ValueType.MapOf(var value) -> MapType.create(SimpleType.STRING, type(value));
            case ValueType.Group group -> struct(group);
        };
    }

    private CelType struct(ValueType.Group group) {
        var fields = new HashMap<String, CelType>();
        group.fields().forEach((key, value) -> fields.put(key, type(value)));
        String name = "motcua.Group" + (byName.size() + 1);
        CelType struct =
                StructType.create(
                        name,
                        ImmutableSet.copyOf(group.fields().keySet()),
                        field -> Optional.ofNullable(fields.get(field)));
        byName.put(name, struct);
        return struct;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(byName.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
