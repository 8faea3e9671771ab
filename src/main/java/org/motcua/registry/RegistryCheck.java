package org.motcua.registry;

import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.ValueType;

/// What must hold for a registry beyond its schema.
final class RegistryCheck implements Check<Registry> {
    @Override
    public void check(Definition<Registry> definition, Country country, Faults faults) {
        var registry = definition.value();
        String prefix = registry.key().prefix();
        if (prefix != null) {
            KeyMaker.language(registry).compile(prefix, ValueType.STRING, faults, "/key/prefix");
            if (registry.key().random() + registry.key().sequence() == 0) {
                faults.at(
                        "/key",
                        "registry-key-tail",
                        "A key with a prefix needs digits that make it the only one.",
                        "Give it random or sequence digits.");
            }
        }
        registry.fields()
                .forEach((name, field) -> {
                    boolean points = field.registry() != null;
                    if (points != (field.type() == Registry.Type.REFERENCE)) {
                        faults.at(
                                "/fields/" + name,
                                "registry-reference",
                                "Only a reference names a registry, and it must.",
                                "Give the field the type reference and a registry, or"
                                        + " neither.");
                    }
                });
    }
}
