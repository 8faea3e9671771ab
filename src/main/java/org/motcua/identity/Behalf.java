package org.motcua.identity;

import java.util.Set;
import java.util.UUID;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;

/// For whom somebody acts, and how far: what a mandate lets its holder do in the name of another.
/// It is read anew for each request, so that a mandate that was revoked or has ended is gone at
/// once.
///
/// @param mandate the key of the mandate
/// @param kind the id of the definition by which it exists
/// @param by the account of who acts
/// @param name the name of who acts
/// @param role what they are to the one represented
/// @param rights what may be done; nothing else may
/// @param only the procedures that it is for; empty where it is for all that are not excepted
/// @param except procedures that nobody asks for in another's name
public record Behalf(
        UUID mandate,
        String kind,
        UUID by,
        String name,
        Text role,
        Set<String> rights,
        Set<ProcedureCode> only,
        Set<ProcedureCode> except) {
    public Behalf {
        rights = Set.copyOf(rights);
        only = Set.copyOf(only);
        except = Set.copyOf(except);
    }

    /// Whether a procedure lies within the mandate.
    public boolean covers(ProcedureCode procedure) {
        return !except.contains(procedure) && (only.isEmpty() || only.contains(procedure));
    }

    /// The subject under which the journal knows the mandate.
    public String subject() {
        return "mandate:" + mandate;
    }

    /// Without the name.
    @Override
    public String toString() {
        return "Behalf[" + kind + " " + mandate + "]";
    }
}
