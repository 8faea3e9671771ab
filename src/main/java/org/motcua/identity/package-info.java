/// Who is acting, how surely that is known, and what they may do: accounts of persons, officers and
/// operators, signing in, sessions, rights.
///
/// Rights are granted by the role definitions of the country and checked in [Rights] and nowhere
/// else; what no role grants is refused. The room never knows what a dossier or a fee is: a right
/// is a word to it.
@ApplicationModule(allowedDependencies = {"kernel", "store", "country", "journal", "unit"})
@NullMarked
package org.motcua.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
