@NullMarked
package org.motcua.simulation;

import org.jspecify.annotations.NullMarked;
