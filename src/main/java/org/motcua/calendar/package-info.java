/// Working time: hours, holidays, substitute days off, make-up working days, due dates that explain
/// themselves.
///
/// Plain rules over the country's calendar definitions: knows no clock, no database and no
/// procedure.
@ApplicationModule(allowedDependencies = {"kernel", "country"})
@NullMarked
package org.motcua.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
