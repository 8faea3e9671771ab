/// What people and other systems find: the procedures that can be filed here, and those that a
/// national catalogue only describes, with the defects of its records.
///
/// Decides nothing about a filing; that is for the rules of the procedure.
@ApplicationModule(allowedDependencies = {"kernel", "country", "journal", "unit", "procedure"})
@NullMarked
package org.motcua.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
