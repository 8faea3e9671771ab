@NullMarked
package org.motcua.board;

import org.jspecify.annotations.NullMarked;
