@NullMarked
package org.motcua.catalogue;

import org.jspecify.annotations.NullMarked;
