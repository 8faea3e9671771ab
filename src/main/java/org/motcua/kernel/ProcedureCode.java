package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The statutory code of a procedure as its national catalogue publishes it (Vietnam: 1.001193).
public record ProcedureCode(@JsonValue String value) implements Comparable<ProcedureCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProcedureCode {
        value = Code.checked(value, "a procedure code");
    }

    @Override
    public int compareTo(ProcedureCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
