@NullMarked
package org.motcua.credential;

import org.jspecify.annotations.NullMarked;
