/// Money that people owe for a procedure: orders, the banks' signed messages and statements,
/// reconciliation, refunds and receipts.
///
/// Never decides how much a procedure costs (that is `procedure`) and never knows what a dossier is
/// beyond its reference; whoever waits for money follows the facts `payment.*` in the journal.
@ApplicationModule(allowedDependencies = {"kernel", "store", "country", "journal", "identity"})
@NullMarked
package org.motcua.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
