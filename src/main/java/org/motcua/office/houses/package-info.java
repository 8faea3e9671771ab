/// The page on which an operator sees the lines to other houses.
@NullMarked
package org.motcua.office.houses;

import org.jspecify.annotations.NullMarked;
