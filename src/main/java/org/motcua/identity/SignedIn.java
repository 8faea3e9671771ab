package org.motcua.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;

/// Who stands behind a request. It is read anew from the accounts for each request, so that a role
/// taken away is gone at once.
///
/// Controllers take it as a method argument: `SignedIn` where the door is closed to others,
/// `Optional<SignedIn>` where anybody may come.
///
/// @param account the key of the account
/// @param name the name as it is shown
/// @param level how surely we know them in this session
/// @param person the personal number, where the account is a person's
/// @param assignments the roles of an officer that hold today
/// @param operator whether this is someone who runs the installation
/// @param system the name of another system, where it is one that asks and not a human being
/// @param behalf under which mandate, where somebody acts for another: then the account, name and
///   number are those of the one represented
public record SignedIn(
        UUID account,
        String name,
        Level level,
        Optional<PersonNumber> person,
        List<Assignment> assignments,
        boolean operator,
        Optional<String> system,
        Optional<Behalf> behalf) {
    public SignedIn {
        assignments = List.copyOf(assignments);
    }

    /// A human being.
    public SignedIn(
            UUID account,
            String name,
            Level level,
            Optional<PersonNumber> person,
            List<Assignment> assignments,
            boolean operator) {
        this(
                account,
                name,
                level,
                person,
                assignments,
                operator,
                Optional.empty(),
                Optional.empty());
    }

    /// Who really sits there: the representative, where somebody acts for another.
    public UUID hand() {
        return behalf.map(Behalf::by).orElse(account);
    }

    /// Who to name in the journal: who does it, not for whom. An officer acts for the first of
    /// their agencies; where the agency of the matter is known, [#actorAt] says it better.
    public Actor actor() {
        if (operator) {
            return Actor.operator(account.toString());
        }
        var agency = assignments.isEmpty() ? null : assignments.getFirst().agency();
        if (system.isPresent()) {
            return new Actor(Actor.Kind.SYSTEM, system.get(), agency);
        }
        if (officer()) {
            return new Actor(Actor.Kind.OFFICER, account.toString(), agency);
        }
        return Actor.person(hand().toString());
    }

    /// The officer acting for one of their agencies.
    public Actor actorAt(AgencyCode agency) {
        return Actor.officer(account.toString(), agency);
    }

    /// Whether this is the account of an official, even one without a role today.
    public boolean officer() {
        return !operator && person.isEmpty() && system.isEmpty() && behalf.isEmpty();
    }

    /// The agencies where the officer has any role, in the order of assignment.
    public List<AgencyCode> agencies() {
        return assignments.stream().map(Assignment::agency).distinct().toList();
    }

    /// Without the name, so that a log line cannot carry it.
    @Override
    public String toString() {
        return "SignedIn[" + account + "]";
    }
}
