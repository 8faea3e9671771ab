@NullMarked
package org.motcua.store;

import org.jspecify.annotations.NullMarked;
