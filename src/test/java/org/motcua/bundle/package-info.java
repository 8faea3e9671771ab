@NullMarked
package org.motcua.bundle;

import org.jspecify.annotations.NullMarked;
