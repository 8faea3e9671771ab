/// Who is meant by which record: the links that were made, the questions to clerks, and every
/// decision with the evidence and the weights that it was made by.
///
/// Never changes a record of a registry; never asks again what a person decided, nor overrules it.
@ApplicationModule(allowedDependencies = {"kernel", "country", "journal", "unit", "linking"})
@NullMarked
package org.motcua.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
