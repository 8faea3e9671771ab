@NullMarked
package org.motcua.dispatch;

import org.jspecify.annotations.NullMarked;
