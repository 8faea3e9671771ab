package org.motcua.country;

/// What must hold for a definition beyond its schema; see [Kind].
///
/// A check runs when everything is loaded. That a reference (`x-ref` in the schema) leads somewhere
/// is checked before; where the definition it leads to is itself broken and therefore not found, a
/// check stays silent.
@FunctionalInterface
public interface Check<T> {
    void check(Definition<T> definition, Country country, Faults faults);
}
