/// Following a dossier and keeping its result: my page, one dossier, its letters, paying,
/// verifying.
@NullMarked
package org.motcua.portal.track;

import org.jspecify.annotations.NullMarked;
