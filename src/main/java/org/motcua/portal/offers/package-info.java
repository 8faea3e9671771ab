/// What the state offers by itself: looked at, accepted, declined, put back, switched off.
@NullMarked
package org.motcua.portal.offers;

import org.jspecify.annotations.NullMarked;
