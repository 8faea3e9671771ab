package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a request reaches the agency. The three are equal before the law (Decree 61/2018, 118/2025).
public enum Channel {
    ONLINE,
    COUNTER,
    POST;

    /// As definitions write it: `online`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Channel of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
