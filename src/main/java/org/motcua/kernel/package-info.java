/// The few words that every room uses: text in several languages, money, periods, codes, who acts.
///
/// Nothing here knows a country, a database or a page.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.motcua.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
