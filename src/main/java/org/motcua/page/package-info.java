/// What every page has in common: the layout, the parts that pages are put together from, the
/// language in the address, formats, the stylesheet and the script, error pages, security headers.
///
/// Knows how things look and read, and never what they mean: no rule of a procedure, a dossier or a
/// board is decided here.
@ApplicationModule(allowedDependencies = {"kernel", "country", "identity"})
@NullMarked
package org.motcua.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
