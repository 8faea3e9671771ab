package org.motcua.identity;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// What must hold for a rule of numbers beyond its schema.
final class IdentifierRuleCheck {
    private IdentifierRuleCheck() {}

    static void check(Definition<IdentifierRule> definition, Country country, Faults faults) {
        var rule = definition.value();
        try {
            Pattern.compile(rule.pattern());
        } catch (PatternSyntaxException e) {
            faults.at(
                    "/pattern",
                    "identifier-pattern",
                    "The pattern is not a regular expression: %s.".formatted(e.getDescription()),
                    "Mend it; the whole number has to match it.");
            return;
        }
        var identifiers = new Identifiers(List.of(rule));
        for (int i = 0; i < rule.examples().size(); i++) {
            var doubts = doubts(identifiers, rule, rule.examples().get(i));
            if (!doubts.isEmpty()) {
                faults.at(
                        "/examples/" + i,
                        "identifier-example",
                        "The example %s cannot be true by this rule: %s."
                                .formatted(rule.examples().get(i), doubts),
                        "Mend the example or the rule.");
            }
        }
    }

    private static List<Identifiers.Doubt> doubts(
            Identifiers identifiers, IdentifierRule rule, String example) {
        try {
            return identifiers.doubts(rule.id(), example);
        } catch (IndexOutOfBoundsException _) {
            return List.of(Identifiers.Doubt.FORM);
        }
    }
}
