@NullMarked
package org.motcua.identity;

import org.jspecify.annotations.NullMarked;
