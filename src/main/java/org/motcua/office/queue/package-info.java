/// What waits for an officer, what they did today, and who stands in for them.
@NullMarked
package org.motcua.office.queue;

import org.jspecify.annotations.NullMarked;
