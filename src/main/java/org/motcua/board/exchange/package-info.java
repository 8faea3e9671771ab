/// What the exchange carries, for leaders: figures by member, service, agreement and day.
@NullMarked
package org.motcua.board.exchange;

import org.jspecify.annotations.NullMarked;
