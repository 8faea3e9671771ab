/// What is measured of the work itself: indicators with their formula, target and source, kept
/// current from the journal, down to the single dossier; indexes that weigh them; figures that
/// others report, shown as reported.
///
/// Never asks an agency for what the journal tells, never fills in what is missing, keeps nothing
/// of whom a dossier is about.
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "country",
            "journal",
            "unit",
            "calendar",
            "procedure",
            "registry"
        })
@NullMarked
package org.motcua.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
