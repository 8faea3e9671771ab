/// The life of one application (hồ sơ): drafts before it, its ten states and two clocks, the steps
/// inside an agency, letters and effects.
///
/// [Life][org.motcua.dossier.Life] decides and knows no database; the doorways
/// [Drafts][org.motcua.dossier.Drafts] and [Dossiers][org.motcua.dossier.Dossiers] hold the
/// transaction, the clock and the journal. It never shows pages.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "store",
            "country",
            "journal",
            "unit",
            "calendar",
            "procedure",
            "identity",
            "notice",
            "registry",
            "payment",
            "credential"
        })
@NullMarked
package org.motcua.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
