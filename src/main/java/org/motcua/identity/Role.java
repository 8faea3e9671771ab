package org.motcua.identity;

import java.util.List;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A role as the country defines it: what its holders may do, where, and how surely we must know
/// them.
///
/// @param id the name that assignments use
/// @param title what the role is called
/// @param holder who has it
/// @param reach how far from the holder its rights go
/// @param level the level of the session without which the rights rest
/// @param rights what may be done
public record Role(
        String id, Text title, Holder holder, Reach reach, Level level, List<String> rights) {
    public static final Kind<Role> KIND =
            Kind.of("role", "roles/*.yaml", Role.class).checkedBy(Role::check);

    public Role {
        rights = List.copyOf(rights);
    }

    /// Who holds a role.
    public enum Holder {
        /// Every account, without assignment.
        EVERYONE,
        /// Every person with an account, without assignment.
        PERSON,
        /// Every organisation, through whoever represents it.
        ORGANISATION,
        /// Officers to whom it was assigned in an agency.
        OFFICER,
        /// Whoever runs this installation, without assignment.
        OPERATOR,
        /// Other systems to which it was assigned for an agency.
        SYSTEM
    }

    /// How far the rights of a role go.
    public enum Reach {
        /// What is the holder's own.
        SELF,
        /// Matters of the agency of the assignment.
        AGENCY,
        /// The administrative unit of that agency and everything below it.
        UNIT,
        /// Everything.
        NATION
    }

    private static void check(Definition<Role> definition, Country country, Faults faults) {
        var role = definition.value();
        boolean ofAnAgency = role.reach() == Reach.AGENCY || role.reach() == Reach.UNIT;
        if (ofAnAgency && role.holder() != Holder.OFFICER) {
            faults.at(
                    "/reach",
                    "role-reach",
                    "The role %s reaches an agency, but its holders belong to none."
                            .formatted(role.id()),
                    "Let it reach self or nation, or give it to officers.");
        }
        boolean official =
                switch (role.holder()) {
                    case OFFICER, OPERATOR, SYSTEM -> true;
                    case EVERYONE, PERSON, ORGANISATION -> false;
                };
        if (official && role.level() == Level.ONE) {
            faults.at(
                    "/level",
                    "role-level",
                    "The role %s is for officials at level one, but they always sign in at two."
                            .formatted(role.id()),
                    "Write level: two.");
        }
    }
}
