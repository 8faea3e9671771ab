package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// The code of an administrative unit as its country writes it (Vietnam: 2 digits for a province, 5
/// for a commune). The same code may mean different units on different days.
public record UnitCode(@JsonValue String value) implements Comparable<UnitCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitCode {
        value = Code.checked(value, "a unit code");
    }

    /// What somebody typed, where it has the form of a code at all.
    public static Optional<UnitCode> find(String typed) {
        return Code.fits(typed) ? Optional.of(new UnitCode(typed)) : Optional.empty();
    }

    @Override
    public int compareTo(UnitCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
