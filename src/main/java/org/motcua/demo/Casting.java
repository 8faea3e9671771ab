package org.motcua.demo;

import java.util.List;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.SignedIn;
import org.springframework.stereotype.Component;

/// Finds somebody new for a play: a family of its own that the registries know, so that no play is
/// in another one's way.
@Component
class Casting {
    private final People people;
    private final Company company;

    Casting(People people, Company company) {
        this.people = people;
        this.company = company;
    }

    /// Who plays.
    ///
    /// @param stranger somebody else, who may be named in the request
    record Actor(Household family, Person person, Person stranger, SignedIn signedIn) {}

    Actor of(Play play, Families families, String unit) {
        var family = family(play.who(), families, unit);
        var other =
                play.who() == Play.Who.SINGLE ? families.single(unit, true) : families.cast(unit);
        people.write(families, List.of(family));
        people.write(families, List.of(other));
        var person =
                switch (play.who()) {
                    case PARENT, SPOUSE -> family.spouse().orElseThrow();
                    case ADULT, SINGLE, DRIVER, LANDOWNER, HEIR -> family.head();
                };
        var account =
                company.open(person)
                        .map(DemoAccounts.SignIn::account)
                        .or(() -> company.known(person))
                        .orElseThrow();
        return new Actor(family, person, other.head(), company.acting(person, account));
    }

    private static Household family(Play.Who who, Families families, String unit) {
        return switch (who) {
            case SINGLE -> families.single(unit, false);
            case HEIR -> heirs(families, unit);
            default -> families.cast(unit);
        };
    }

    private static Household heirs(Families families, String unit) {
        while (true) {
            var family = families.next(unit, false, false);
            if (family.elder().isPresent()) {
                return family;
            }
        }
    }
}
