package org.motcua.indicator;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Expressions;
import org.motcua.country.Faults;
import org.motcua.country.ValueType;
import org.motcua.indicator.Indicator.Measure;
import org.motcua.indicator.Indicator.Of;
import org.motcua.registry.Registry;

/// That an indicator can be computed: its formula is whole, its conditions name fields that exist,
/// what it is without anything to divide by is said, and its target says what is better.
final class IndicatorCheck implements Check<Indicator> {
    @Override
    public void check(Definition<Indicator> definition, Country country, Faults faults) {
        new Checking(definition.value(), country, faults).all();
    }

    private record Checking(Indicator one, Country country, Faults faults) {
        void all() {
            formula();
            conditions();
            zero();
            target();
            grades();
        }

        private void formula() {
            boolean reported = one.measure() == Measure.REPORTED;
            if (reported != (one.of() == null)) {
                fault(
                        reported ? "/of" : "/measure",
                        "indicator-of",
                        reported
                                ? "What is reported from outside is not counted here."
                                : "It does not say what is counted.",
                        reported
                                ? "Remove \"of\"."
                                : "Write \"of: dossiers\", \"of: entries\" or \"of: procedures\".");
                return;
            }
            if (one.of() == Of.RECORDS) {
                records();
            } else {
                counted();
            }
        }

        private void counted() {
            switch (one.measure()) {
                case SHARE ->
                        need(
                                one.part() != null ^ !one.less().isEmpty(),
                                "A share has a part, or what is taken off the whole, and not both.",
                                "Write \"part\" or \"less\".");
                case RATIO ->
                        need(
                                one.value() != null && one.over() != null,
                                "A ratio has a number above the line and one below it.",
                                "Write \"value\" and \"over\".");
                case PERCENTILE ->
                        need(
                                one.value() != null
                                        && one.percentile() != null
                                        && one.of() == Of.DOSSIERS,
                                "A percentile is of a number of each dossier.",
                                "Write \"of: dossiers\", \"value\" and \"percentile\".");
                case COUNT, REPORTED -> {}
            }
            if (one.of() == Of.DOSSIERS && one.day() == null) {
                fault(
                        "/of",
                        "indicator-day",
                        "It does not say by which day a dossier belongs to a period.",
                        "Write \"day: filed\", \"day: finished\" or \"day: rated\".");
            }
            if (one.of() == Of.ENTRIES && one.facts().isEmpty()) {
                fault(
                        "/of",
                        "indicator-facts",
                        "It does not say which facts of the journal are counted.",
                        "Write \"facts\", a list such as [payment.paid].");
            }
        }

        private void records() {
            need(
                    one.registry() != null
                            && (one.measure() == Measure.COUNT
                                    || (one.measure() == Measure.SHARE
                                            && !one.meeting().isEmpty())),
                    "Records of a registry are counted, or a share of them has certain values.",
                    "Write \"registry\", and for a share \"meeting\".");
            String registry = one.registry();
            var versions =
                    registry == null
                            ? List.<Definition<Registry>>of()
                            : country.versions(Registry.KIND, registry);
            if (!versions.isEmpty()) {
                var fields = versions.getLast().value().fields().keySet();
                Stream.concat(one.having().keySet().stream(), one.meeting().keySet().stream())
                        .filter(field -> !fields.contains(field))
                        .forEach(field ->
                                fault(
                                        "/of",
                                        "indicator-field",
                                        "The registry %s has no field %s."
                                                .formatted(registry, field),
                                        "Name one of its fields."));
            }
        }

        private void need(boolean holds, String message, String mend) {
            if (!holds) {
                fault("/measure", "indicator-formula", message, mend);
            }
        }

        private void conditions() {
            var of = one.of();
            if (of == null || of == Of.RECORDS) {
                return;
            }
            var language = Language.of(of);
            compile(language, one.whole(), ValueType.BOOL, "/whole");
            compile(language, one.part(), ValueType.BOOL, "/part");
            for (int i = 0; i < one.less().size(); i++) {
                compile(language, one.less().get(i), ValueType.BOOL, "/less/" + i);
            }
            compile(language, one.value(), ValueType.INT, "/value");
            compile(language, one.over(), ValueType.INT, "/over");
        }

        private void compile(
                Expressions language, @Nullable String source, ValueType type, String at) {
            if (source != null) {
                language.compile(source, type, faults, at);
            }
        }

        private void zero() {
            boolean divides = one.measure().ofHundred();
            if (divides && one.empty() == null) {
                fault(
                        "/measure",
                        "indicator-empty",
                        "It does not say what it is where there is nothing to divide by.",
                        "Write \"empty: zero\" or \"empty: missing\".");
            }
        }

        private void target() {
            var target = one.target();
            if (target == null) {
                return;
            }
            for (int i = 1; i < target.steps().size(); i++) {
                var before = target.steps().get(i - 1).by();
                var by = target.steps().get(i).by();
                if (before == null || (by != null && !by.isAfter(before))) {
                    fault(
                            "/target/steps/" + i,
                            "indicator-steps",
                            "The steps of a target stand in the order of their days.",
                            "Give each step a day later than that of the one before it.");
                }
            }
        }

        private void grades() {
            int place = Grades.disorder(one.grades());
            if (place >= 0) {
                fault(
                        "/grades/" + place,
                        "indicator-grades",
                        "Grades stand from the best down.",
                        "Let each begin below the one before it.");
            }
        }

        private void fault(String at, String rule, String message, String mend) {
            faults.at(at, rule, message, mend);
        }
    }
}
