/// The exchange: gateways through which systems of agencies ask each other, signed, logged, by
/// agreement and for a purpose, with a barrier that lets nothing through that has no right to pass.
///
/// A process of its own beside the house (`./motcua gateway`): no Spring, no database. Never reads
/// a registry itself, and never decides who may have which data: the signed directory says it.
@ApplicationModule(allowedDependencies = {"kernel", "journal", "trace"})
@NullMarked
package org.motcua.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
