package org.motcua.country;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Collects what is wrong with one definition, each at its place.
public final class Faults {
    private final Source source;
    private final List<Fault> found;

    Faults(Source source, List<Fault> found) {
        this.source = source;
        this.found = found;
    }

    /// For the tests of checks: faults of a definition from anywhere.
    public static Faults of(Definition<?> definition) {
        return new Faults(definition.source(), new ArrayList<>());
    }

    /// Tells of a fault.
    ///
    /// @param pointer the JSON pointer to the faulty value within the definition, "/steps/0/role"
    /// @param rule the short stable name of the rule, "procedure-step-role"
    /// @param message what is wrong, a sentence
    /// @param mend what to do, a sentence
    public void at(String pointer, String rule, String message, String mend) {
        add(source.position(pointer), rule, message, mend);
    }

    /// Tells of a fault at one character of a text value, such as a place in an expression.
    public void at(String pointer, int offset, String rule, String message, String mend) {
        add(source.position(pointer, offset), rule, message, mend);
    }

    private void add(Position place, String rule, String message, String mend) {
        found.add(new Fault(source.file(), place.line(), place.column(), rule, message, mend));
    }

    /// What was found so far in this definition.
    public List<Fault> found() {
        return Collections.unmodifiableList(found);
    }
}
