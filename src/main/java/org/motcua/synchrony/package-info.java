/// Dossiers that are filed in one house and handled in another (đồng bộ hồ sơ): what each has to
/// tell the other, in order, once by its effect, and what is missing after an outage.
///
/// One house leads the life of a dossier, the other repeats it. Follows the journal; carries no
/// message itself but gives it to its gateway of the exchange. Decides nothing about a dossier.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "store",
            "country",
            "journal",
            "unit",
            "procedure",
            "identity",
            "payment",
            "credential",
            "exchange",
            "agreement",
            "dossier"
        })
@NullMarked
package org.motcua.synchrony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
