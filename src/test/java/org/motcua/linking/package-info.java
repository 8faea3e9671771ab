@NullMarked
package org.motcua.linking;

import org.jspecify.annotations.NullMarked;
