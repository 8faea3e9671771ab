@NullMarked
package org.motcua.proactive;

import org.jspecify.annotations.NullMarked;
