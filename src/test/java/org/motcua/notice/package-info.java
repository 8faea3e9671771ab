@NullMarked
package org.motcua.notice;

import org.jspecify.annotations.NullMarked;
