package org.motcua.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.kernel.Text;
import org.motcua.registry.Bonds;
import org.springframework.stereotype.Component;

/// What the country and its registries say of mandates today. The one place where it is decided
/// whether a mandate holds.
@Component
class MandateRules {
    private final Countries countries;
    private final Bonds bonds;
    private final Clock clock;

    MandateRules(Countries countries, Bonds bonds, Clock clock) {
        this.countries = countries;
        this.bonds = bonds;
        this.clock = clock;
    }

    Country country() {
        return countries.active();
    }

    LocalDate today() {
        return countries.today(clock);
    }

    Optional<MandateKind> kind(String id) {
        return country().find(MandateKind.KIND, id, today()).map(Definition::value);
    }

    List<MandateKind> kinds() {
        return country().all(MandateKind.KIND, today()).stream().map(Definition::value).toList();
    }

    List<MandateAct> acts() {
        return country().all(MandateAct.KIND, today()).stream().map(Definition::value).toList();
    }

    MandateGround ground() {
        return MandateGround.of(country());
    }

    /// The acts of a kind.
    List<MandateAct> acts(MandateKind kind) {
        return acts().stream().filter(act -> kind.acts().contains(act.id())).toList();
    }

    /// The acts of a mandate: what was given, of what its kind has today.
    List<MandateAct> acts(Mandate mandate, MandateKind kind) {
        return acts(kind).stream()
                .filter(act -> mandate.acts().isEmpty() || mandate.acts().contains(act.id()))
                .toList();
    }

    /// What the representative is to the one represented: as the country calls it, and as an
    /// organisation calls whom it named.
    Text role(Mandate mandate, MandateKind kind) {
        if (mandate.role().isBlank()) {
            return kind.role();
        }
        var words = new LinkedHashMap<String, String>();
        kind.role()
                .byLanguage()
                .forEach((language, role) -> words.put(language, role + ", " + mandate.role()));
        return new Text(words);
    }

    Set<String> rights(Mandate mandate, MandateKind kind) {
        var rights = new HashSet<String>();
        acts(mandate, kind).forEach(act -> rights.addAll(act.rights()));
        return rights;
    }

    /// How many have to agree to what is done for somebody under a kind. Where a registry does not
    /// answer, as many as there may have to be.
    int needed(String principal, MandateKind kind) {
        var together = kind.together();
        if (together == null) {
            return 1;
        }
        var having = new HashMap<String, Object>(together.having());
        having.put(together.principal(), principal);
        boolean alone =
                bonds.find(together.registry(), having, List.of())
                        .filter(List::isEmpty)
                        .isPresent();
        return alone ? 1 : together.number();
    }

    /// How many of those who represent somebody by law have to agree.
    int needed(String principal) {
        return kinds().stream().mapToInt(kind -> needed(principal, kind)).max().orElse(1);
    }

    /// Why a mandate does not hold now; empty where it does.
    Optional<Over> over(Mandate mandate) {
        var today = today();
        var kind = kind(mandate.kind());
        if (kind.isEmpty()) {
            return Optional.of(Over.ABOLISHED);
        }
        var standing =
                switch (mandate.state()) {
                    case PROPOSED -> Optional.of(Over.NOT_ACCEPTED);
                    case DECLINED -> Optional.of(Over.DECLINED);
                    case REVOKED -> Optional.of(Over.REVOKED);
                    case ENDED ->
                            Optional.of(mandate.reason().map(Over::valueOf).orElse(Over.ENDED));
                    case ACTIVE -> Optional.<Over>empty();
                };
        if (standing.isPresent()) {
            return standing;
        }
        if (today.isBefore(mandate.from())) {
            return Optional.of(Over.NOT_YET);
        }
        if (mandate.until().filter(until -> !today.isBefore(until)).isPresent()) {
            return Optional.of(Over.EXPIRED);
        }
        return people(mandate, kind.get())
                .or(() ->
                        bond(
                                mandate.principal().number(),
                                mandate.representative().number(),
                                kind.get()));
    }

    /// Whether age and life of both still allow it.
    private Optional<Over> people(Mandate mandate, MandateKind kind) {
        if (!kind.ofOrganisation()) {
            var whose = facts(mandate.principal().number());
            if (whose.isEmpty()) {
                return Optional.of(Over.SILENT);
            }
            if (whose.get().dead()) {
                return Optional.of(Over.DIED);
            }
            var until = kind.untilAge();
            if (until != null && whose.get().maybe(until, today())) {
                return Optional.of(Over.OF_AGE);
            }
        }
        return representative(mandate.representative().number(), kind);
    }

    /// Why somebody cannot represent by a kind.
    Optional<Over> representative(String number, MandateKind kind) {
        var facts = facts(number);
        if (facts.isEmpty()) {
            return Optional.of(Over.SILENT);
        }
        var from = kind.representativeAge();
        boolean young = from != null && !facts.get().surely(from, today());
        return facts.get().dead() || young ? Optional.of(Over.REPRESENTATIVE) : Optional.empty();
    }

    /// Why no record makes or allows it; empty where one does.
    Optional<Over> bond(String principal, String representative, MandateKind kind) {
        boolean silent = false;
        for (MandateKind.Relation relation : kind.relations()) {
            var having = new HashMap<String, Object>(relation.having());
            having.put(relation.principal(), principal);
            String by = relation.representative();
            boolean twice = by != null && by.equals(relation.principal());
            if (by != null && !twice) {
                having.put(by, representative);
            }
            var found = bonds.find(relation.registry(), having, List.of());
            silent |= found.isEmpty();
            if (found.filter(records -> !records.isEmpty()).isPresent()
                    && (!twice || principal.equals(representative))) {
                return Optional.empty();
            }
        }
        if (kind.relations().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(silent ? Over.SILENT : Over.NO_BOND);
    }

    /// Who somebody represents by the registries of a kind, by number; the names of organisations
    /// with them.
    Map<String, String> represented(String representative, MandateKind kind) {
        var found = new HashMap<String, String>();
        for (MandateKind.Relation relation : kind.relations()) {
            String by = relation.representative();
            if (by == null) {
                continue;
            }
            var having = new HashMap<String, Object>(relation.having());
            having.put(by, representative);
            var wanted = new ArrayList<>(List.of(relation.principal()));
            String name = relation.name();
            if (name != null) {
                wanted.add(name);
            }
            for (var record : bonds.find(relation.registry(), having, wanted).orElse(List.of())) {
                String number = record.get(relation.principal());
                if (number != null && (kind.ofOrganisation() || !number.equals(representative))) {
                    found.put(number, name == null ? "" : record.getOrDefault(name, ""));
                }
            }
        }
        return found;
    }

    /// Who represents somebody by the registries of a kind.
    Set<String> representatives(String principal, MandateKind kind) {
        var found = new HashSet<String>();
        for (MandateKind.Relation relation : kind.relations()) {
            String by = relation.representative();
            if (by == null) {
                continue;
            }
            var having = new HashMap<String, Object>(relation.having());
            having.put(relation.principal(), principal);
            for (var record :
                    bonds.find(relation.registry(), having, List.of(by)).orElse(List.of())) {
                record.values().forEach(found::add);
            }
        }
        return found;
    }

    /// What is known of somebody's life.
    record Life(Optional<LocalDate> born, boolean dead) {
        /// Whether somebody may be taken for as old as that. Where the day of birth is not known
        /// nobody acts for them because of their age.
        boolean maybe(int age, LocalDate on) {
            return born.map(day -> !day.plusYears(age).isAfter(on)).orElse(true);
        }

        /// Whether somebody surely is as old as that.
        boolean surely(int age, LocalDate on) {
            return born.map(day -> !day.plusYears(age).isAfter(on)).orElse(false);
        }
    }

    /// Empty where the registry does not answer; of who is not in it nothing is known.
    Optional<Life> facts(String number) {
        var ground = ground();
        return bonds.find(
                        ground.registry(),
                        Map.of(Bonds.KEY, number),
                        List.of(ground.born(), ground.died()))
                .map(found -> found.isEmpty() ? Map.<String, String>of() : found.getFirst())
                .map(person ->
                        new Life(
                                Optional.ofNullable(person.get(ground.born()))
                                        .map(LocalDate::parse),
                                person.containsKey(ground.died())));
    }
}
