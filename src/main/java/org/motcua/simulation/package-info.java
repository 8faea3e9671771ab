/// Tries a procedure or bundle with invented requests before anybody has to: how long people would
/// wait, how many answers would be late, and where they would lie.
///
/// The rules, the states and the clocks are those of the real engine; only arrivals, the officers'
/// time and what applicants forget are drawn by chance. It knows no database and changes nothing.
@ApplicationModule(
        allowedDependencies = {"kernel", "country", "calendar", "procedure", "unit", "dossier"})
@NullMarked
package org.motcua.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
