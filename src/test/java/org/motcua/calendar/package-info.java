@NullMarked
package org.motcua.calendar;

import org.jspecify.annotations.NullMarked;
