@NullMarked
package org.motcua.journal;

import org.jspecify.annotations.NullMarked;
