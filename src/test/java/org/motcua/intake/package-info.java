@NullMarked
package org.motcua.intake;

import org.jspecify.annotations.NullMarked;
