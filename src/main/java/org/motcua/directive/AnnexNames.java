package org.motcua.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.country.Country;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Folding;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;

/// Whom the words of an annex name: agencies and groups by their names, other names and codes. The
/// longest name at each place is meant, so that commas and "and" inside a name do not part it.
final class AnnexNames {
    private static final double NEAR = 0.75;

    private final Map<String, Named> byName = new LinkedHashMap<>();
    private final Country country;
    private final LocalDate on;
    private final Set<String> joining;
    private final int longest;

    AnnexNames(Country country, AnnexForm form, LocalDate on) {
        this.country = country;
        this.on = on;
        joining =
                form.joining().stream()
                        .flatMap(word -> List.of(Folding.fold(word).split(" ")).stream())
                        .collect(Collectors.toSet());
        for (var definition : country.all(TaskGroup.KIND, on)) {
            var group = definition.value();
            var named = new Named(group.id(), true, group.name().in(binding()));
            group.name().byLanguage().values().forEach(name -> add(name, named));
            group.aliases().forEach(name -> add(name, named));
            group.members(country, on).forEach(this::add);
        }
        Agencies.of(country).listed(on).forEach(this::add);
        form.names()
                .forEach((code, names) ->
                        Agencies.of(country)
                                .find(new AgencyCode(code), on)
                                .ifPresent(
                                        agency -> names.forEach(name -> add(name, named(agency)))));
        longest = byName.keySet().stream().mapToInt(AnnexNames::words).max().orElse(0);
    }

    /// An agency or a group.
    ///
    /// @param id the code of the agency, or the id of the group
    record Named(String id, boolean group, String name) {}

    /// What stands in a cell.
    ///
    /// @param rest words that name nobody
    record Found(List<Named> named, String rest) {}

    private String binding() {
        return country.settings().binding();
    }

    private Named named(Agency agency) {
        return new Named(agency.code().value(), false, agency.name().in(binding()));
    }

    private void add(Agency agency) {
        var named = named(agency);
        agency.name().byLanguage().values().forEach(name -> add(name, named));
        var unit = agency.unit();
        if (unit != null) {
            Units.of(country)
                    .find(unit, on)
                    .ifPresent(found ->
                            found.name().byLanguage().values().forEach(name -> add(name, named)));
        }
    }

    private void add(String name, Named named) {
        byName.putIfAbsent(Folding.fold(name), named);
    }

    /// Everybody whom the words name, in their order.
    Found find(String words) {
        Optional<Named> coded = code(words.strip());
        if (coded.isPresent()) {
            return new Found(List.of(coded.get()), "");
        }
        var tokens = Folding.fold(words).split(" ");
        var found = new LinkedHashSet<Named>();
        var rest = new ArrayList<String>();
        int at = 0;
        while (at < tokens.length) {
            int taken = 0;
            for (int many = Math.min(longest, tokens.length - at); many > 0; many--) {
                var named = byName.get(String.join(" ", List.of(tokens).subList(at, at + many)));
                if (named != null) {
                    found.add(named);
                    taken = many;
                    break;
                }
            }
            if (taken == 0) {
                if (!joining.contains(tokens[at])) {
                    rest.add(tokens[at]);
                }
                taken = 1;
            }
            at += taken;
        }
        return new Found(List.copyOf(found), String.join(" ", rest).strip());
    }

    private Optional<Named> code(String words) {
        if (words.isEmpty() || words.contains(" ")) {
            return Optional.empty();
        }
        try {
            return Agencies.of(country).find(new AgencyCode(words), on).map(this::named);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The name that is most like the words; empty where none is like them.
    String nearest(String words) {
        String folded = Folding.fold(words);
        return byName.entrySet().stream()
                .map(one -> Map.entry(likeness(folded, one.getKey()), one.getValue().name()))
                .filter(one -> one.getKey() >= NEAR)
                .max(Comparator.comparingDouble(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .orElse("");
    }

    /// One less the share of letters that differ (Levenshtein).
    private static double likeness(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        if (longer == 0 || Math.abs(one.length() - other.length()) > longer * (1 - NEAR)) {
            return 0;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return 1 - (double) row[other.length()] / longer;
    }

    private static int words(String name) {
        return name.split(" ").length;
    }
}
