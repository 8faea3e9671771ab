package org.motcua.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What one registry (cơ sở dữ liệu) holds, as the country defines it.
///
/// @param owner code of the agency that keeps it
/// @param model the group of the national exchange model that a record belongs to
/// @param key how its records are numbered
/// @param unitField the field that says to which administrative unit a record belongs; one of a
///   group is written with a dot
/// @param fields what a record says, by name
/// @param access who may read which fields for what; nothing else leaves
/// @param rules what must hold between the fields of a record
/// @param twins sets of fields whose values no two records may share
/// @param weights what counts how much in the index of quality
/// @param repair how long the owner has to find the cause of a fault and to mend it
/// @param retention how long an ended record is kept; none: for ever
public record Registry(
        String id,
        Text title,
        String owner,
        Text legalBasis,
        @Nullable ExchangeModel model,
        Key key,
        @Nullable String unitField,
        Map<String, Field> fields,
        List<Access> access,
        List<Rule> rules,
        List<List<String>> twins,
        Weights weights,
        Repair repair,
        @Nullable Retention retention) {
    /// The definitions `registries/*.yaml`.
    public static final Kind<Registry> KIND =
            Kind.of("registry", "registries/*.yaml", Registry.class).checkedBy(new RegistryCheck());

    public Registry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        access = given(access);
        rules = given(rules);
        twins = given(twins);
        weights = weights == null ? Weights.EVEN : weights;
        repair = repair == null ? Repair.RULE : repair;
    }

    static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /// Why values would not be written: `unknown-field`, `retired-field`, `wrong-type`, `missing`.
    public record Misfit(String rule, String field) {}

    /// The first value that does not fit, empty where all do.
    ///
    /// @param whole whether these are all values of a new record
    public Optional<Misfit> misfit(Map<String, Object> values, boolean whole) {
        var wrong = Shape.fault(this, values);
        return wrong.isEmpty() && whole ? Shape.gap(this, values) : wrong;
    }

    /// @throws NoSuchElementException where there is no field of this name
    public Field field(String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new NoSuchElementException(id + " has no field " + name));
    }

    /// The way of reading with a name.
    public Optional<Access> access(String id) {
        return access.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The fields that a way of reading gives: those that it names; `*` stands for all that touch
    /// nobody closely. A secret field is in none.
    public Set<String> readable(Access way) {
        var names = new LinkedHashSet<String>();
        fields.forEach((name, field) -> {
            boolean plain = field.personal() != Personal.SENSITIVE;
            if (field.open()
                    && (way.fields().contains(name) || (plain && way.fields().contains("*")))) {
                names.add(name);
            }
        });
        return names;
    }

    /// The fields that hold the number of a person: those that refer to a registry.
    public List<String> referringTo(String registry) {
        return fields.entrySet().stream()
                .filter(field -> registry.equals(field.getValue().registry()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How records are numbered: a number that comes with the record, or a prefix computed from it
    /// with a tail that the registry gives.
    ///
    /// @param prefix CEL over the record's fields and `year`; none: the key comes with the record
    /// @param random how many random digits follow the prefix
    /// @param sequence how many digits of a running number per prefix follow it
    /// @param pattern regular expression of a whole key
    /// @param identifier the rule of numbers that keys follow, `tax-code`
    /// @param former the numbers by which records were known before
    public record Key(
            Text title,
            @Nullable String prefix,
            int random,
            int sequence,
            @Nullable String pattern,
            @Nullable String identifier,
            @Nullable Former former) {
        /// Whether the registry numbers new records itself.
        public boolean made() {
            return prefix != null;
        }
    }

    /// The field that holds numbers of before, and the regular expression of one.
    public record Former(String field, String pattern) {}

    /// One field of a record.
    ///
    /// @param secret the class of state secret; what has one never leaves the registry
    /// @param registry the registry whose key this field holds, for references
    /// @param optional may be missing
    /// @param requiredWhen CEL: when an optional field may not be missing
    /// @param unique no two records in force may share a value
    /// @param codeList the list that its values come from
    /// @param values the few values that it may have
    /// @param pattern regular expression of a value
    /// @param identifier the rule of numbers that values follow, with its check digit
    /// @param least the smallest number that is plausible
    /// @param most the largest number that is plausible
    /// @param earliest the first day that is plausible, or `today`
    /// @param latest the last day that is plausible, or `today`
    /// @param halfLifeDays after how many days without confirmation half of the trust is gone
    /// @param weight how much it counts among the fields; 1 where nothing is said
    /// @param authority where the same fact originates
    /// @param renamedFrom the name that it had before
    /// @param retired kept and shown, no longer written
    public record Field(
            Type type,
            Text title,
            Personal personal,
            @Nullable Secret secret,
            @Nullable String registry,
            boolean optional,
            @Nullable String requiredWhen,
            boolean unique,
            @Nullable String codeList,
            List<String> values,
            @Nullable String pattern,
            @Nullable String identifier,
            @Nullable Long least,
            @Nullable Long most,
            @Nullable String earliest,
            @Nullable String latest,
            int halfLifeDays,
            @Nullable Integer weight,
            @Nullable Authority authority,
            @Nullable String renamedFrom,
            boolean retired) {
        public Field {
            values = given(values);
        }

        /// Whether it may be told to anybody at all.
        public boolean open() {
            return secret == null;
        }

        int counts() {
            return weight == null ? 1 : weight;
        }
    }

    /// Where a fact originates: the record of another registry, found by a field of this one.
    ///
    /// @param by the field of this registry that holds the key there
    public record Authority(String registry, String by, String field) {}

    /// A way of reading: who, what for, and which fields.
    ///
    /// @param id `procedure`, `keeping`…
    /// @param title the purpose, as the person concerned reads it
    public record Access(String id, Text title, List<Reader> readers, List<String> fields) {
        public Access {
            readers = List.copyOf(readers);
            fields = List.copyOf(fields);
        }
    }

    /// Who reads.
    public enum Reader {
        /// A procedure, for a request, by what its definition says.
        @JsonProperty("procedure")
        PROCEDURE,
        /// An officer who may look things up.
        @JsonProperty("officer")
        OFFICER,
        /// An officer of the owner.
        @JsonProperty("keeper")
        KEEPER,
        /// Who the record is about.
        @JsonProperty("person")
        PERSON,
        /// Another system.
        @JsonProperty("system")
        SYSTEM
    }

    /// What must hold between the fields of a record.
    ///
    /// @param when CEL: the records for which it is asked; none: all
    /// @param holds CEL that must hold, over `record`, `key` and `today`
    /// @param fields at which fields a fault shows
    /// @param refuse whether a change that breaks it is not written at all
    public record Rule(
            String id,
            Text title,
            @Nullable String when,
            String holds,
            List<String> fields,
            boolean refuse) {
        public Rule {
            fields = List.copyOf(fields);
        }
    }

    /// What counts how much in the index: đúng, đủ, sạch, sống, thống nhất.
    public record Weights(int correct, int sufficient, int clean, int live, int consistent) {
        static final Weights EVEN = new Weights(1, 1, 1, 1, 1);
    }

    /// Working days that the owner has to find the cause of a fault, and then to mend it.
    public record Repair(int causeDays, int mendDays) {
        static final Repair RULE = new Repair(5, 5);
    }

    /// How long an ended record is kept.
    public record Retention(int years, Text basis) {}

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
        @JsonProperty("reference")
        REFERENCE,
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

    /// The classes of state secrets by law: mật, tối mật, tuyệt mật.
    public enum Secret {
        @JsonProperty("secret")
        SECRET,
        @JsonProperty("top-secret")
        TOP_SECRET,
        @JsonProperty("utmost-secret")
        UTMOST_SECRET
    }
}
