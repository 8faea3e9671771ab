package org.motcua.demo;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The doorway to a demonstration: fills an empty country with people, accounts and a year of
/// dossiers.
@Component
public class Demonstration {
    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final long SEED = 20261122;

    private final People people;
    private final Company company;
    private final PastYear past;

    Demonstration(People people, Company company, PastYear past) {
        this.people = people;
        this.company = company;
        this.past = past;
    }

    /// Who is there after the first part, which takes seconds.
    ///
    /// @param lines who can sign in and what they have; empty in a country that had people before
    public record Cast(List<String> lines, Runnable pastYear) {
        public Cast {
            lines = List.copyOf(lines);
        }
    }

    /// Invents people and opens accounts, in a country without people.
    ///
    /// @param many how many people
    /// @param dossiers how many requests of the past year, made by [Cast#pastYear]
    public Cast begin(int many, int dossiers) {
        if (people.count() > 0) {
            return new Cast(List.of(), () -> {});
        }
        var families = people.families(SEED);
        var unit = families.stage().home();
        var cast = List.of(families.cast(unit), families.cast(unit), families.cast(unit));
        people.write(families, cast);
        var households =
                people.write(families, many, done -> LOG.info("Demo: {} people of {}", done, many));
        cast.forEach(family -> family.people().forEach(company::open));
        var officers = company.shown(families);
        var lines = new ArrayList<String>();
        lines.add("People, and what the registries know of them:");
        cast.forEach(family -> lines.addAll(belongings(family)));
        lines.add("Officers (/office), leaders and auditors (/board), by agency:");
        lines.addAll(company.lines(families));
        lines.add("  Whoever runs this installation (/operator)");
        lines.add("    operator");
        return new Cast(
                lines,
                () -> {
                    company.others(families, officers);
                    past.live(families, households, officers, dossiers);
                });
    }

    private static List<String> belongings(Household family) {
        var mother = family.spouse().orElseThrow();
        var child = family.newborn().orElseThrow();
        return List.of(
                "  %s  %s, mother of a child born on %s, birth notification %s"
                        .formatted(
                                mother.number().value(),
                                mother.name(),
                                child.born(),
                                child.notification()),
                "  %s  %s, her husband, driving licence %s, land certificate %s"
                        .formatted(
                                family.head().number().value(),
                                family.head().name(),
                                family.licence().orElseThrow(),
                                family.certificate().orElseThrow()));
    }
}
