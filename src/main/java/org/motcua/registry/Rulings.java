package org.motcua.registry;

import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Expression;
import org.motcua.country.Expression.AbsentValue;
import org.motcua.country.ValueType;
import org.motcua.identity.IdentifierRule;
import org.motcua.identity.Identifiers;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Units;

/// The expressions and patterns of a registry, compiled once for a state of the country.
final class Rulings {
    private final Map<Registry, Compiled> byRegistry =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private Rulings() {}

    static Compiled of(Country country, Registry registry) {
        return country.view(Rulings.class, _ -> new Rulings())
                .byRegistry
                .computeIfAbsent(registry, one -> new Compiled(country, one));
    }

    private record Ruling(Registry.Rule rule, @Nullable Expression when, Expression holds) {
        boolean broken(Map<String, ?> values) {
            if (when != null && !when.test(values)) {
                return false;
            }
            try {
                return !(Boolean) holds.evaluate(values);
            } catch (AbsentValue _) {
                // what cannot be judged is told as missing, not as contradicting
                return false;
            }
        }
    }

    /// The rules of one registry.
    static final class Compiled {
        private final List<Ruling> rules;
        private final Map<String, Expression> required = new LinkedHashMap<>();
        private final Map<String, Pattern> patterns = new LinkedHashMap<>();
        private final @Nullable Pattern key;
        private final @Nullable String keyIdentifier;
        private final Map<String, String> identified = new LinkedHashMap<>();
        private final Identifiers identifiers;
        private final Country country;
        private final Map<String, Set<String>> codes = new LinkedHashMap<>();
        private final Set<String> units = ConcurrentHashMap.newKeySet();

        private Compiled(Country country, Registry registry) {
            this.country = country;
            identifiers =
                    new Identifiers(
                            country.all(IdentifierRule.KIND).stream()
                                    .map(Definition::value)
                                    .toList());
            keyIdentifier = registry.key().identifier();
            var language = Language.ofRules(registry);
            rules =
                    registry.rules().stream()
                            .map(rule ->
                                    new Ruling(
                                            rule,
                                            rule.when() == null
                                                    ? null
                                                    : condition(language, rule.when()),
                                            condition(language, rule.holds())))
                            .toList();
            registry.fields()
                    .forEach((name, field) -> {
                        if (field.requiredWhen() != null) {
                            required.put(name, condition(language, field.requiredWhen()));
                        }
                        if (field.pattern() != null) {
                            patterns.put(name, Pattern.compile(field.pattern()));
                        }
                        if (field.codeList() != null) {
                            codes.computeIfAbsent(field.codeList(), this::codes);
                        }
                        if (field.identifier() != null) {
                            identified.put(name, field.identifier());
                        }
                    });
            String whole = registry.key().pattern();
            key = whole == null ? null : Pattern.compile(whole);
        }

        private static Expression condition(
                org.motcua.country.Expressions language, String source) {
            return language.compile(source, ValueType.BOOL).orThrow();
        }

        /// The first rule that forbids to write these values.
        Optional<Registry.Rule> refusing(String key, Map<String, Object> fields, LocalDate today) {
            return rules.stream()
                    .filter(one -> one.rule().refuse())
                    .filter(one -> one.broken(values(key, fields, today)))
                    .map(Ruling::rule)
                    .findFirst();
        }

        /// All rules that a record breaks.
        List<Registry.Rule> broken(String key, Map<String, Object> fields, LocalDate today) {
            if (rules.isEmpty()) {
                return List.of();
            }
            var values = values(key, fields, today);
            return rules.stream().filter(one -> one.broken(values)).map(Ruling::rule).toList();
        }

        /// Whether an optional field may not be missing in this record.
        boolean requires(String field, String key, Map<String, Object> fields, LocalDate today) {
            var when = required.get(field);
            return when != null && when.test(values(key, fields, today));
        }

        boolean fits(String field, String value) {
            var pattern = patterns.get(field);
            return pattern == null || pattern.matcher(value).matches();
        }

        private Set<String> codes(String list) {
            return country.versions(Procedures.CODES, list).stream()
                    .flatMap(version -> version.value().entries().stream())
                    .map(CodeList.Entry::code)
                    .collect(Collectors.toSet());
        }

        /// Whether a code stands in any version of a list: a record keeps the one that it was
        /// written with.
        boolean listed(String list, String code) {
            return codes.getOrDefault(list, Set.of()).contains(code);
        }

        /// Whether a unit of today or of former times bears a code.
        boolean unit(String code) {
            if (units.contains(code)) {
                return true;
            }
            boolean known =
                    code.matches("[0-9]{1,10}")
                            && !Units.of(country).all(new UnitCode(code)).isEmpty();
            if (known) {
                units.add(code);
            }
            return known;
        }

        /// Whether a value can be a number of its kind: its form, its parts, its check digit.
        boolean identifies(String field, String value) {
            String rule = identified.get(field);
            return rule == null || identifiers.doubts(rule, value).isEmpty();
        }

        boolean keyFits(String value) {
            return (key == null || key.matcher(value).matches())
                    && (keyIdentifier == null
                            || identifiers.doubts(keyIdentifier, value).isEmpty());
        }

        private static Map<String, Object> values(
                String key, Map<String, Object> fields, LocalDate today) {
            return Map.of("record", fields, "key", key, "today", today);
        }
    }
}
