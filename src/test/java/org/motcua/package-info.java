/// The house as a whole: its walls, its doors, whole stories; and what the tests of all rooms
/// share.
@NullMarked
package org.motcua;

import org.jspecify.annotations.NullMarked;
