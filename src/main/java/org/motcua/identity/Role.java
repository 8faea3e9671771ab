package org.motcua.identity;

import java.util.List;
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
    public Role {
        rights = List.copyOf(rights);
    }

    /// Who holds a role.
    public enum Holder {
        /// Every person with an account, without assignment.
        PERSON,
        /// Officers to whom it was assigned in an agency.
        OFFICER,
        /// Whoever runs this installation, without assignment.
        OPERATOR
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
}
