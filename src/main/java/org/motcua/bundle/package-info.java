/// Procedures that follow from one event, asked for as one (thủ tục liên thông): one filing and one
/// code for the person, an ordinary dossier with each agency.
///
/// Follows the journal of the dossiers and files what comes next when what it waits for is there.
/// It knows no bundle by name, decides nothing that an agency decides, and never asks a person what
/// an earlier part has told.
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
            "dossier"
        })
@NullMarked
package org.motcua.bundle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
