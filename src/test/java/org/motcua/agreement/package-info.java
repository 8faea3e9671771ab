@NullMarked
package org.motcua.agreement;

import org.jspecify.annotations.NullMarked;
