package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The public code of a dossier. Written strictly by the room that numbers dossiers; older forms
/// are only read.
public record DossierCode(@JsonValue String value) implements Comparable<DossierCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DossierCode {
        value = Code.checked(value, "a dossier code");
    }

    @Override
    public int compareTo(DossierCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
