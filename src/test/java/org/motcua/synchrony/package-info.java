@NullMarked
package org.motcua.synchrony;

import org.jspecify.annotations.NullMarked;
