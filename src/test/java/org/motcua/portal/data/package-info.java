/// People at the portal, most of them with a real browser.
@NullMarked
package org.motcua.portal.data;

import org.jspecify.annotations.NullMarked;
