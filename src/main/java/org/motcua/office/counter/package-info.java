/// Serving somebody at the counter: the card, the whole form on one page, the receipt.
@NullMarked
package org.motcua.office.counter;

import org.jspecify.annotations.NullMarked;
