/// Pages of periodic reports: written, sent and added up.
@NullMarked
package org.motcua.board.reports;

import org.jspecify.annotations.NullMarked;
