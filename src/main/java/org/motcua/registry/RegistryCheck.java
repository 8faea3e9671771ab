package org.motcua.registry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.ValueType;

/// What must hold for a registry beyond its schema.
final class RegistryCheck implements Check<Registry> {
    @Override
    public void check(Definition<Registry> definition, Country country, Faults faults) {
        new Checking(definition, country, faults).all();
    }

    private record Checking(Definition<Registry> definition, Country country, Faults faults) {
        void all() {
            var registry = definition.value();
            key(registry);
            registry.fields().forEach((name, field) -> field("/fields/" + name, field));
            authorities(registry);
            access(registry);
            rules(registry);
            twins(registry);
            unitField(registry);
            weights(registry);
        }

        private void key(Registry registry) {
            pattern("/key/pattern", registry.key().pattern());
            var former = registry.key().former();
            if (former != null) {
                pattern("/key/former/pattern", former.pattern());
                known(registry, "/key/former", List.of(former.field()));
            }
            String prefix = registry.key().prefix();
            if (prefix != null) {
                Language.ofKeys(registry).compile(prefix, ValueType.STRING, faults, "/key/prefix");
                if (registry.key().random() + registry.key().sequence() == 0) {
                    faults.at(
                            "/key",
                            "registry-key-tail",
                            "A key with a prefix needs digits that make it the only one.",
                            "Give it random or sequence digits.");
                }
            }
        }

        private void field(String at, Registry.Field field) {
            boolean points = field.registry() != null;
            if (points != (field.type() == Registry.Type.REFERENCE)) {
                faults.at(
                        at,
                        "registry-reference",
                        "Only a reference names a registry, and it must.",
                        "Give the field the type reference and a registry, or neither.");
            }
            pattern(at + "/pattern", field.pattern());
            day(at + "/earliest", field.earliest());
            day(at + "/latest", field.latest());
            if (field.least() != null && field.most() != null && field.least() > field.most()) {
                faults.at(
                        at + "/least",
                        "registry-range",
                        "No number is at least %d and at most %d."
                                .formatted(field.least(), field.most()),
                        "Correct the one or the other.");
            }
        }

        private void authorities(Registry registry) {
            registry.fields()
                    .forEach((name, field) -> {
                        var authority = field.authority();
                        if (authority == null) {
                            return;
                        }
                        String at = "/fields/" + name + "/authority";
                        var by = registry.fields().get(authority.by());
                        if (by == null || !authority.registry().equals(by.registry())) {
                            faults.at(
                                    at + "/by",
                                    "registry-authority",
                                    "The field %s does not refer to %s."
                                            .formatted(authority.by(), authority.registry()),
                                    "Name the reference by which the authoritative record is"
                                            + " found.");
                        }
                        target(authority.registry())
                                .filter(target -> !target.fields().containsKey(authority.field()))
                                .ifPresent(target ->
                                        faults.at(
                                                at + "/field",
                                                "registry-authority",
                                                "The registry %s has no field %s."
                                                        .formatted(target.id(), authority.field()),
                                                "Name one of its fields."));
                    });
        }

        private void access(Registry registry) {
            var seen = new HashSet<String>();
            for (int i = 0; i < registry.access().size(); i++) {
                var way = registry.access().get(i);
                if (!seen.add(way.id())) {
                    faults.at(
                            "/access/%d/id".formatted(i),
                            "twice",
                            "The access %s stands here a second time.".formatted(way.id()),
                            "Keep one of the two.");
                }
                for (int j = 0; j < way.fields().size(); j++) {
                    granted(registry, "/access/%d/fields/%d".formatted(i, j), way.fields().get(j));
                }
            }
        }

        private void granted(Registry registry, String at, String name) {
            var field = registry.fields().get(name);
            if (field == null && !name.equals("*")) {
                unknown(at, name);
            } else if (field != null && !field.open()) {
                faults.at(
                        at,
                        "registry-secret-leaves",
                        "The field %s is a state secret and leaves by no interface."
                                .formatted(name),
                        "Take it out of the fields that may be read.");
            }
        }

        private void rules(Registry registry) {
            var language = Language.ofRules(registry);
            for (int i = 0; i < registry.rules().size(); i++) {
                var rule = registry.rules().get(i);
                String at = "/rules/" + i;
                language.compile(rule.holds(), ValueType.BOOL, faults, at + "/holds");
                if (rule.when() != null) {
                    language.compile(rule.when(), ValueType.BOOL, faults, at + "/when");
                }
                known(registry, at + "/fields", rule.fields());
            }
            registry.fields()
                    .forEach((name, field) -> {
                        if (field.requiredWhen() != null) {
                            language.compile(
                                    field.requiredWhen(),
                                    ValueType.BOOL,
                                    faults,
                                    "/fields/%s/required_when".formatted(name));
                        }
                    });
        }

        private void twins(Registry registry) {
            for (int i = 0; i < registry.twins().size(); i++) {
                known(registry, "/twins/" + i, registry.twins().get(i));
            }
        }

        private void known(Registry registry, String at, List<String> names) {
            for (int i = 0; i < names.size(); i++) {
                if (!registry.fields().containsKey(names.get(i))) {
                    unknown(at + "/" + i, names.get(i));
                }
            }
        }

        private void unitField(Registry registry) {
            String path = registry.unitField();
            if (path != null && !registry.fields().containsKey(path.split("\\.", -1)[0])) {
                unknown("/unit_field", path);
            }
        }

        private void unknown(String at, String name) {
            faults.at(
                    at,
                    "registry-field",
                    "This registry has no field %s.".formatted(name),
                    "Name one of its fields.");
        }

        private void weights(Registry registry) {
            var w = registry.weights();
            if (w.correct() + w.sufficient() + w.clean() + w.live() + w.consistent() == 0) {
                faults.at(
                        "/weights",
                        "registry-weights",
                        "An index in which nothing counts says nothing.",
                        "Give at least one measure a weight.");
            }
        }

        private void pattern(String at, @Nullable String pattern) {
            if (pattern != null) {
                try {
                    Pattern.compile(pattern);
                } catch (PatternSyntaxException e) {
                    faults.at(
                            at,
                            "registry-pattern",
                            "This is no regular expression: %s.".formatted(e.getDescription()),
                            "Correct it.");
                }
            }
        }

        private void day(String at, @Nullable String day) {
            if (day == null || day.equals("today")) {
                return;
            }
            try {
                LocalDate.parse(day);
            } catch (DateTimeParseException _) {
                faults.at(at, "registry-day", day + " is no day.", "Write today or 1900-01-01.");
            }
        }

        private Optional<Registry> target(String id) {
            return country.versions(Registry.KIND, id).stream()
                    .reduce((_, last) -> last)
                    .map(Definition::value);
        }
    }
}
