package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The number by which the state knows a person. Its exact form and what it tells of birth and sex
/// are the country's, checked where a person types it.
public record PersonNumber(@JsonValue String value) implements Comparable<PersonNumber> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{4,32}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a personal number is 4 to 32 capital letters, digits or dashes");
        }
    }

    /// All but the last four characters hidden, as pages and letters show it to others.
    public String masked() {
        int shown = Math.min(4, value.length() - 1);
        return "•".repeat(value.length() - shown) + value.substring(value.length() - shown);
    }

    @Override
    public int compareTo(PersonNumber other) {
        return value.compareTo(other.value);
    }

    /// Masked, so that a log line cannot carry a whole number.
    @Override
    public String toString() {
        return masked();
    }
}
