/// The code that banking applications scan: EMVCo merchant-presented mode, and its picture.
@NullMarked
package org.motcua.payment.code;

import org.jspecify.annotations.NullMarked;
