package org.motcua.demo;

import java.util.ArrayList;
import java.util.List;
import org.motcua.identity.DemoAccounts;
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
    /// @param lines how to sign in, to be printed; passwords are told only here
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
        var unit = families.stage().communes().keySet().stream().sorted().toList().getLast();
        var cast = List.of(families.cast(unit), families.cast(unit), families.cast(unit));
        people.write(families, cast);
        var households =
                people.write(families, many, done -> LOG.info("Demo: {} people of {}", done, many));
        var toShow = new ArrayList<DemoAccounts.SignIn>();
        cast.forEach(family -> {
            company.open(family.head()).ifPresent(toShow::add);
            family.spouse().flatMap(company::open).ifPresent(toShow::add);
        });
        var officers = company.officers(families, toShow);
        var lines = new ArrayList<>(company.lines(toShow));
        lines.addAll(belongings(cast));
        return new Cast(lines, () -> past.live(families, households, officers, dossiers));
    }

    private static List<String> belongings(List<Household> cast) {
        return cast.stream()
                .map(family ->
                        "  husband %s, wife %s: birth notification %s, licence %s, certificate %s"
                                .formatted(
                                        family.head().number().value(),
                                        family.spouse().orElseThrow().number().value(),
                                        family.newborn().orElseThrow().notification(),
                                        family.licence().orElseThrow(),
                                        family.certificate().orElseThrow()))
                .toList();
    }
}
