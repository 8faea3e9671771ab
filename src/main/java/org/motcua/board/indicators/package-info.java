/// The pages of what is measured: all indicators, one of them down to the dossiers, indexes.
@NullMarked
package org.motcua.board.indicators;

import org.jspecify.annotations.NullMarked;
