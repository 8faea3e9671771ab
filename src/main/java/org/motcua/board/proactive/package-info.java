/// What came of what the state offers by itself.
@NullMarked
package org.motcua.board.proactive;

import org.jspecify.annotations.NullMarked;
