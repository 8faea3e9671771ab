@NullMarked
package org.motcua.office;

import org.jspecify.annotations.NullMarked;
