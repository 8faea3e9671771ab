/// What passes through the gateways of the exchange, as they count it: figures by member, service,
/// agreement and day, and messages in trouble with what an operator does about them.
///
/// Reads from gateways, never from their logs; keeps neither contents nor paths of messages. Is no
/// proof of anything: proofs come from the gateways.
@ApplicationModule(allowedDependencies = {"kernel", "country", "journal", "exchange"})
@NullMarked
package org.motcua.traffic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
