package org.motcua.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;

/// What a matter belongs to, when a right is asked for.
public sealed interface Scope {
    /// Something of one account's own: a draft, a dossier, the wallet.
    ///
    /// @param procedure what it is about, where it is about one
    record Own(UUID account, @Nullable ProcedureCode procedure) implements Scope {}

    /// A matter that an agency handles.
    record At(AgencyCode agency) implements Scope {}

    /// Figures or settings of a whole administrative unit.
    record In(UnitCode unit) implements Scope {}

    /// The whole country.
    record Nation() implements Scope {}

    static Scope own(UUID account) {
        return new Own(account, null);
    }

    static Scope own(UUID account, ProcedureCode procedure) {
        return new Own(account, procedure);
    }

    static Scope at(AgencyCode agency) {
        return new At(agency);
    }

    static Scope in(UnitCode unit) {
        return new In(unit);
    }

    static Scope nation() {
        return new Nation();
    }
}
