/// The pages on which officers ask for agreements of the exchange, decide on them and end them.
@NullMarked
package org.motcua.office.agreements;

import org.jspecify.annotations.NullMarked;
