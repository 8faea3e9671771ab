@NullMarked
package org.motcua.links;

import org.jspecify.annotations.NullMarked;
