package org.motcua.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;

/// The one place where it is decided who may do what. What no role grants is refused, and of that
/// what a mandate does not name, where somebody acts for another.
public final class Rights {
    private final Supplier<Collection<Role>> roles;
    private final BiPredicate<AgencyCode, Scope> territory;

    /// @param roles the role definitions that hold now
    /// @param territory whether a matter lies in the administrative unit of an agency or below it
    public Rights(Supplier<Collection<Role>> roles, BiPredicate<AgencyCode, Scope> territory) {
        this.roles = roles;
        this.territory = territory;
    }

    /// Whether someone may do something to a matter.
    public boolean allows(SignedIn who, String right, Scope matter) {
        return granting(who, right).anyMatch(held -> reaches(held, who, matter));
    }

    /// Whether someone may do something somewhere. This opens a door; what is behind it asks for
    /// the matter itself.
    public boolean allows(SignedIn who, String right) {
        return granting(who, right).findAny().isPresent();
    }

    /// As [#allows], where a refusal means that somebody tried a door that no page offers them.
    ///
    /// @throws Refused shown to people as a page that says so, to programs as 403
    public void require(SignedIn who, String right, Scope matter) {
        if (!allows(who, right, matter)) {
            throw new Refused(right);
        }
    }

    /// Whether somebody may do something to what is theirs, or to what is another's for whom they
    /// act: within the mandate, and never beyond it.
    public boolean allowsOwn(SignedIn who, String right, ProcedureCode procedure) {
        return allows(who, right, Scope.own(who.account(), procedure));
    }

    /// Whether a right is missing only because the session is of too low a level: then it is worth
    /// telling the person how to raise it.
    public boolean allowedAtHigherLevel(SignedIn who, String right) {
        return held(who)
                .anyMatch(held ->
                        held.role().rights().contains(right)
                                && within(who, right)
                                && !who.level().covers(held.role().level()));
    }

    /// What to throw where a matter shows that somebody acts beyond their rights.
    public Refused refused(String right) {
        return new Refused(right);
    }

    /// The agencies for which someone may do something by a role in that agency, for lists such as
    /// the queue. A right that reaches the whole nation is told by [#everywhere].
    public Set<AgencyCode> agencies(SignedIn who, String right) {
        var found = new HashSet<AgencyCode>();
        granting(who, right).forEach(held -> held.agency().ifPresent(found::add));
        return found;
    }

    /// Whether someone may do something everywhere in the country.
    public boolean everywhere(SignedIn who, String right) {
        return granting(who, right).anyMatch(held -> held.role().reach() == Role.Reach.NATION);
    }

    /// Every right that someone has somewhere, for menus.
    public Set<String> of(SignedIn who) {
        var found = new HashSet<String>();
        held(who)
                .filter(held -> who.level().covers(held.role().level()))
                .forEach(held -> found.addAll(held.role().rights()));
        found.removeIf(right -> !within(who, right));
        return found;
    }

    private Stream<Held> granting(SignedIn who, String right) {
        return held(who)
                .filter(held -> held.role().rights().contains(right))
                .filter(_ -> within(who, right))
                .filter(held -> who.level().covers(held.role().level()));
    }

    private static boolean within(SignedIn who, String right) {
        return who.behalf().isEmpty() || who.behalf().get().rights().contains(right);
    }

    private Stream<Held> held(SignedIn who) {
        return roles.get().stream()
                .flatMap(role ->
                        switch (role.holder()) {
                            case EVERYONE ->
                                    Held.without(
                                            role, who.system().isEmpty() && !organisation(who));
                            case PERSON -> Held.without(role, who.person().isPresent());
                            case ORGANISATION -> Held.without(role, organisation(who));
                            case OPERATOR -> Held.without(role, who.operator());
                            case OFFICER -> assigned(role, who, who.system().isEmpty());
                            case SYSTEM -> assigned(role, who, who.system().isPresent());
                        });
    }

    /// It has no number of a person, and only representatives act for it.
    private static boolean organisation(SignedIn who) {
        return who.behalf().isPresent() && who.person().isEmpty();
    }

    private static Stream<Held> assigned(Role role, SignedIn who, boolean ofTheKind) {
        return who.assignments().stream()
                .filter(assignment -> ofTheKind && assignment.role().equals(role.id()))
                .map(assignment -> Held.in(role, assignment.agency()));
    }

    private boolean reaches(Held held, SignedIn who, Scope matter) {
        return switch (held.role().reach()) {
            case SELF ->
                    matter instanceof Scope.Own(var account, var procedure)
                            && account.equals(who.account())
                            && (procedure == null
                                    || who.behalf()
                                            .filter(behalf -> !behalf.covers(procedure))
                                            .isEmpty());
            case AGENCY ->
                    matter instanceof Scope.At(var agency)
                            && held.agency().filter(agency::equals).isPresent();
            case UNIT -> held.agency().filter(home -> inTerritory(home, matter)).isPresent();
            case NATION -> true;
        };
    }

    private boolean inTerritory(AgencyCode home, Scope matter) {
        return switch (matter) {
            case Scope.Own _, Scope.Nation _ -> false;
            case Scope.At(var agency) -> agency.equals(home) || territory.test(home, matter);
            case Scope.In _ -> territory.test(home, matter);
        };
    }

    private record Held(Role role, Optional<AgencyCode> agency) {
        static Held in(Role role, AgencyCode agency) {
            return new Held(role, Optional.of(agency));
        }

        static Stream<Held> without(Role role, boolean holds) {
            return holds ? Stream.of(new Held(role, Optional.empty())) : Stream.empty();
        }
    }

    /// Somebody tried what they have no right to.
    public static final class Refused extends RuntimeException {
        Refused(String right) {
            super("no right " + right);
        }
    }
}
