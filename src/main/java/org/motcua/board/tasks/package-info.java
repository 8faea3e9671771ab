/// Pages of the tasks that the government assigned.
@NullMarked
package org.motcua.board.tasks;

import org.jspecify.annotations.NullMarked;
