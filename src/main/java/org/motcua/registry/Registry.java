package org.motcua.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What one registry (cơ sở dữ liệu) holds, as the country defines it.
///
/// @param owner code of the agency that keeps it
/// @param key how its records are numbered
/// @param fields what a record says, by name
public record Registry(
        String id, Text title, String owner, Text legalBasis, Key key, Map<String, Field> fields) {
    /// The definitions `registries/*.yaml`.
    public static final Kind<Registry> KIND =
            Kind.of("registry", "registries/*.yaml", Registry.class).checkedBy(new RegistryCheck());

    public Registry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Why values would not be written.
    ///
    /// @param rule `unknown-field`, `wrong-type` or `missing`
    public record Misfit(String rule, String field) {}

    /// The first value that does not fit, empty where all do.
    ///
    /// @param whole whether these are all values of a new record
    public Optional<Misfit> misfit(Map<String, Object> values, boolean whole) {
        var wrong = Shape.fault(this, values);
        return wrong.isEmpty() && whole ? Shape.gap(this, values) : wrong;
    }

    /// How records are numbered: a number that comes with the record (a personal number typed at
    /// the counter), or a prefix computed from the record with a tail that the registry gives.
    ///
    /// @param prefix CEL over the record's fields and `year`; none: the key comes with the record
    /// @param random how many random digits follow the prefix
    /// @param sequence how many digits of a running number per prefix follow it
    public record Key(Text title, @Nullable String prefix, int random, int sequence) {
        /// Whether the registry numbers new records itself.
        public boolean made() {
            return prefix != null;
        }
    }

    /// One field of a record.
    ///
    /// @param registry the registry whose key this field holds, for references
    /// @param optional may be missing
    /// @param unique no two records in force may share a value
    public record Field(
            Type type,
            Text title,
            Personal personal,
            @Nullable String registry,
            boolean optional,
            boolean unique) {}

    /// What a field holds.
    public enum Type {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("date")
        DATE,
        /// A day, or the year alone where nobody knows the day.
        @JsonProperty("date-or-year")
        DATE_OR_YEAR,
        @JsonProperty("integer")
        INTEGER,
        @JsonProperty("boolean")
        BOOLEAN,
        /// The code of an administrative unit.
        @JsonProperty("unit")
        UNIT,
        /// The key of another record.
        @JsonProperty("reference")
        REFERENCE,
        /// Several values or parts.
        @JsonProperty("list")
        LIST,
        /// Named parts, such as an address.
        @JsonProperty("group")
        GROUP
    }

    /// How closely it touches a person (Law 91/2025 on personal data).
    public enum Personal {
        @JsonProperty("none")
        NONE,
        @JsonProperty("basic")
        BASIC,
        @JsonProperty("sensitive")
        SENSITIVE
    }
}
