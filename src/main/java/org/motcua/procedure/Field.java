package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// One field of a form: a JSON Schema with a few keywords of ours.
///
/// @param type `string`, `integer`, `boolean`, `array` (of strings or of objects) or `object`
/// @param format `date`, `date-or-year`, `person-number`, `person-name`, `phone`, `email`, `unit`
///   (code of a commune), `province`, `address` (an object of `unit` and `line`), `multiline`
/// @param options the choices by their value, for `enum`-like fields
/// @param codes id of a code list that holds the choices
/// @param optional may be left empty
/// @param past a date that must not lie after the day of filing
/// @param notBefore the field whose date this one must not precede
/// @param born for a personal number: the field with the birth date it must agree with
/// @param sex for a personal number: the field with the sex it must agree with
/// @param unknown what a person who does not know may say ("I do not know"); makes the field
///   optional
/// @param suggest what the page already shows, to be changed freely
public record Field(
        String type,
        @Nullable String format,
        @JsonProperty("minLength") @Nullable Integer minLength,
        @JsonProperty("maxLength") @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @JsonProperty("minItems") @Nullable Integer minItems,
        @JsonProperty("maxItems") @Nullable Integer maxItems,
        @Nullable Item items,
        @JsonProperty("x-label") Text label,
        @JsonProperty("x-hint") @Nullable Text hint,
        @JsonProperty("x-pattern-text") @Nullable Text patternText,
        @JsonProperty("x-options") Map<String, Text> options,
        @JsonProperty("x-codes") @Nullable String codes,
        @JsonProperty("x-optional") boolean optional,
        @JsonProperty("x-past") boolean past,
        @JsonProperty("x-not-before") @Nullable String notBefore,
        @JsonProperty("x-born") @Nullable String born,
        @JsonProperty("x-sex") @Nullable String sex,
        @JsonProperty("x-suggest") @Nullable Object suggest,
        @JsonProperty("x-unknown") @Nullable Text unknown) {
    public Field {
        options = Given.map(options);
    }

    /// What a list field holds: plain strings, or rows with fields of their own.
    public record Item(
            String type,
            Map<String, Field> properties,
            @JsonProperty("x-options") Map<String, Text> options) {
        public Item {
            properties = Given.map(properties);
            options = Given.map(options);
        }

        public boolean rows() {
            return type.equals("object");
        }
    }

    public boolean has(String wanted) {
        return wanted.equals(format);
    }

    /// May be left empty.
    public boolean mayBeAbsent() {
        return optional || unknown != null;
    }

    /// The values to choose from, if they stand in the definition itself.
    public List<String> choices() {
        return List.copyOf(options.keySet());
    }
}
