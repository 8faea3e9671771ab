/// The database: PostgreSQL 18, brought along and supervised under the folder of variable data, or
/// the operator's own; and the migrations of every room.
///
/// Never knows what is stored.
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.motcua.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
