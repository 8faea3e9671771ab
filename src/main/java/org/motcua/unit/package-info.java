/// Administrative units and agencies through all mergers: what a code meant on a day, who took over
/// from whom, which agencies serve a unit, and search in old and new names.
///
/// A split is answered with all candidates; what the sources do not say stays unknown. Plain rules
/// over the country's definitions: knows no clock and no database.
@ApplicationModule(allowedDependencies = {"kernel", "country"})
@NullMarked
package org.motcua.unit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
