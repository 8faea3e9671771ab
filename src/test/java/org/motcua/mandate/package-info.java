@NullMarked
package org.motcua.mandate;

import org.jspecify.annotations.NullMarked;
