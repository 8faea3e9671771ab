/// Pages of what procedures cost those who need them (standard cost model).
@NullMarked
package org.motcua.board.burden;

import org.jspecify.annotations.NullMarked;
