/// What may be asked for: each procedure with its form, papers, fees, deadline and steps, and the
/// pure rules over them; the catalogue that people search.
///
/// Plain Java: it decides from what it is given (answers, facts, a day) and never reads a clock, a
/// database or the network. It never keeps a dossier.
@ApplicationModule(allowedDependencies = {"kernel", "country", "calendar"})
@NullMarked
package org.motcua.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
