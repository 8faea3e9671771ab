package org.motcua.directive;

import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.kernel.Folding;
import org.motcua.unit.Agencies;

/// That the words for annexes can be told apart, and that their patterns are patterns.
final class AnnexFormCheck implements Check<AnnexForm> {
    @Override
    public void check(Definition<AnnexForm> definition, Country country, Faults faults) {
        var form = definition.value();
        var titles = new HashMap<String, AnnexForm.Column>();
        form.columns()
                .forEach((column, names) ->
                        names.forEach(name -> {
                            var other = titles.putIfAbsent(Folding.fold(name), column);
                            if (other != null && other != column) {
                                faults.at(
                                        "/columns",
                                        "annex-column-twice",
                                        "%s is called as %s is: %s.".formatted(column, other, name),
                                        "Let each name mean one column.");
                            }
                        }));
        for (int i = 0; i < form.dates().size(); i++) {
            date(form.dates().get(i), "/dates/" + i, faults);
        }
        form.names().keySet().stream()
                .filter(code -> country.versions(Agencies.KIND, code).isEmpty())
                .forEach(code ->
                        faults.at(
                                "/names/" + code,
                                "annex-agency",
                                "There is no agency %s.".formatted(code),
                                "Write the code of an agency."));
    }

    private static void date(String pattern, String at, Faults faults) {
        try {
            if (!Pattern.compile(pattern).namedGroups().containsKey("year")) {
                faults.at(
                        at,
                        "annex-date",
                        "This pattern finds no year.",
                        "Name a group of it year: (?<year>[0-9]{4}).");
            }
        } catch (PatternSyntaxException e) {
            faults.at(
                    at,
                    "annex-date",
                    "This is no pattern: " + e.getDescription() + ".",
                    "Write a regular expression of Java.");
        }
    }
}
