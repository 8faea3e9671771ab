/// A country in a folder: reads, checks, hashes and versions the definition files, and evaluates
/// the expressions (CEL) in them.
///
/// Knows no procedure, unit or role itself: rooms above declare the kinds of definitions they need
/// ([Kind]) and what must hold for them ([Check]). Plain Java: no framework, no database, so that
/// the same code decides in the server, on the author's command line and at an offline counter.
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.motcua.country;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
