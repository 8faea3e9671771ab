/// The operator's pages of the gateways of the exchange: what is stuck, refused, failed or slow.
@NullMarked
package org.motcua.office.traffic;

import org.jspecify.annotations.NullMarked;
