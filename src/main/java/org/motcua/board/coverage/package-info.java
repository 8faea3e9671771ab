/// Pages of what every place is to have: where it is missing, and when it will be there.
@NullMarked
package org.motcua.board.coverage;

import org.jspecify.annotations.NullMarked;
