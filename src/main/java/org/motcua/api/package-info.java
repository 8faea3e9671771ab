/// What other systems may ask over HTTP.
///
/// Decides nothing; every answer is one that a room below gives.
@ApplicationModule(allowedDependencies = {"kernel", "identity", "journal"})
@NullMarked
package org.motcua.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
