/// Messages to people: on their page, by e-mail, by SMS. Writes them from the country's templates,
/// sends each once, and keeps what could not be sent for an operator.
///
/// Never decides whom to tell what: a room above does, in the transaction of the event itself.
@ApplicationModule(allowedDependencies = {"kernel", "store", "country", "journal", "identity"})
@NullMarked
package org.motcua.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
