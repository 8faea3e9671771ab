/// The record of what happened: entries that are only ever added, in one order that all share,
/// sealed into a signed Merkle tree that anyone can check; and the followers that read along.
///
/// Never holds names or the contents of forms, never changes an entry, and never decides anything.
@ApplicationModule(allowedDependencies = {"kernel", "store"})
@NullMarked
package org.motcua.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
