/// A bank for trying things out (`./motcua bank`): scans codes, has a payment page, sends signed
/// messages and daily statements, returns money, and misbehaves when told to.
///
/// A program of its own that shares nothing with the house but the written protocol; never started
/// by it, and never part of a real installation.
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.motcua.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
