@NullMarked
package org.motcua.payment;

import org.jspecify.annotations.NullMarked;
