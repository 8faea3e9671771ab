@NullMarked
package org.motcua.traffic;

import org.jspecify.annotations.NullMarked;
