package org.motcua.directive;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.motcua.country.Countries;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Who may see which tasks and take which steps: an agency its own and those it works on or
/// ordered, a unit's leaders those of its agencies, the nation's all.
@Component("directiveReach")
class TaskReach {
    static final String SEE = "directive.see";
    static final String ANSWER = "directive.answer";
    static final String GIVE = "directive.give";
    static final String TAKE = "directive.take";

    private final Rights rights;
    private final Countries countries;
    private final Clock clock;

    TaskReach(Rights rights, Countries countries, Clock clock) {
        this.rights = rights;
        this.countries = countries;
        this.clock = clock;
    }

    boolean all(SignedIn who) {
        return rights.everywhere(who, SEE);
    }

    /// Those of these agencies whose tasks somebody may see.
    List<AgencyCode> seen(SignedIn who, List<AgencyCode> agencies) {
        Set<AgencyCode> own = new HashSet<>(rights.agencies(who, SEE));
        for (var agency : agencies) {
            if (may(who, SEE, agency)) {
                own.add(agency);
            }
        }
        return List.copyOf(own);
    }

    boolean sees(SignedIn who, Task task, Document document) {
        return all(who)
                || may(who, SEE, document.issuer())
                || task.answering().filter(agency -> may(who, SEE, agency)).isPresent()
                || task.partners().stream()
                        .anyMatch(partner -> may(who, SEE, new AgencyCode(partner)));
    }

    boolean takes(SignedIn who, Step step, Task task, Document document) {
        return step.ofTheOrderer()
                ? orders(who, document.issuer())
                : task.answering().filter(agency -> may(who, ANSWER, agency)).isPresent();
    }

    boolean orders(SignedIn who, AgencyCode issuer) {
        return may(who, GIVE, issuer);
    }

    /// Whether somebody may enter what a document from elsewhere orders their agency to do, with a
    /// lead in that agency or below it.
    boolean receives(SignedIn who, AgencyCode agency) {
        return rights.allows(who, TAKE, Scope.at(agency));
    }

    /// Whether an agency is another or stands below it.
    boolean within(AgencyCode agency, AgencyCode top) {
        var country = countries.active();
        var today = country.day(clock.instant());
        var agencies = Agencies.of(country);
        var step = agencies.find(agency, today);
        for (int i = 0; i < 10 && step.isPresent(); i++) {
            if (step.get().code().equals(top)) {
                return true;
            }
            var parent = step.get().parent();
            step = parent == null ? java.util.Optional.empty() : agencies.find(parent, today);
        }
        return false;
    }

    /// Unlike elsewhere, an agency of the whole country has no say in the tasks of all others: only
    /// agencies of a unit reach down into it.
    private boolean may(SignedIn who, String right, AgencyCode agency) {
        if (rights.everywhere(who, right)) {
            return true;
        }
        var own = rights.agencies(who, right);
        return own.contains(agency)
                || (rights.allows(who, right, Scope.at(agency))
                        && own.stream().anyMatch(home -> above(home, agency)));
    }

    /// Whether the unit of an agency is that of another or around it.
    private boolean above(AgencyCode home, AgencyCode agency) {
        var country = countries.active();
        var today = country.day(clock.instant());
        var agencies = Agencies.of(country);
        var units = Units.of(country);
        var seat = agencies.find(home, today).map(Agency::unit);
        var place = agencies.find(agency, today).map(Agency::unit);
        return seat.isPresent()
                && place.flatMap(unit -> units.find(unit, today))
                        .filter(unit ->
                                unit.code().equals(seat.get())
                                        || units.above(unit, today).stream()
                                                .anyMatch(up -> up.code().equals(seat.get())))
                        .isPresent();
    }
}
