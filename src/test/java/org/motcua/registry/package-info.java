@NullMarked
package org.motcua.registry;

import org.jspecify.annotations.NullMarked;
