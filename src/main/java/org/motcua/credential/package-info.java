/// Results: documents that an agency signs and gives to a person, their verification by anybody,
/// and the person's wallet. Also prints the unsigned forms of the law (receipts, requests,
/// notices).
///
/// Never decides what is granted: it signs what a dossier decided. Keeps no form answers beyond the
/// signed document itself.
@ApplicationModule(allowedDependencies = {"kernel", "store", "country", "journal", "identity"})
@NullMarked
package org.motcua.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
