/// Finding the right procedure: the home page, search, life events, the page of one procedure.
@NullMarked
package org.motcua.portal.catalogue;

import org.jspecify.annotations.NullMarked;
