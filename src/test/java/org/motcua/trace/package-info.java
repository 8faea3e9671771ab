@NullMarked
package org.motcua.trace;

import org.jspecify.annotations.NullMarked;
