/// Acting for others: choosing for whom, giving and taking back mandates, seeing what was done.
@NullMarked
package org.motcua.portal.mandates;

import org.jspecify.annotations.NullMarked;
