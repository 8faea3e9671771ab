@NullMarked
package org.motcua.unit;

import org.jspecify.annotations.NullMarked;
