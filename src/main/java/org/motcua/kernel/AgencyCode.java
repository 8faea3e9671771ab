package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The code of an agency that handles dossiers, in the form of its country (Vietnam: H29.18).
public record AgencyCode(@JsonValue String value) implements Comparable<AgencyCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgencyCode {
        value = Code.checked(value, "an agency code");
    }

    @Override
    public int compareTo(AgencyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
