/// The page shell in a real browser and by plain requests.
@NullMarked
package org.motcua.page;

import org.jspecify.annotations.NullMarked;
